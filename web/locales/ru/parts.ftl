# parts
