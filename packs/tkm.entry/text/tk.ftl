# Atlar we şol açar bilen, `-text` goşulyp, ýolagça bir sözlem. Barlan: heniz hiç kim.

pack-tkm-entry = Türkmenistan: giriş

# Wiza
tkm-visa = Tassyklanan çakylyk bilen wiza
tkm-visa-text = Raýatlygyňyz haýsy bolsa-da, wiza gerek. Ilki çagyrýan tarap çakylygy tassykladýar; wizasyz hiç kim goýberilmeýär.

# Giriş
tkm-entry-ban = Giriş gadaganlygy
tkm-entry-ban-text = Size girmek gadagan. Gadaganlygy goýan edara sebäbini, möhletini we nähili şikaýat etmelidigini aýdar.
