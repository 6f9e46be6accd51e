# traveller
