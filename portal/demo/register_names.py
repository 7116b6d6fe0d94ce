"""Names for invented youths: Norwegian, Sámi and from elsewhere, as Oslo has them."""

from typing import Final

GIRLS: Final = (
    *("Ingrid", "Sunniva", "Åse", "Marte", "Tuva", "Solveig", "Ronja", "Hedda", "Eline", "Vilde"),
    *("Máret", "Ánne", "Biret", "Elle", "Sárá"),
    *("Amina", "Fatima", "Zahra", "Leyla", "Hodan", "Ayaan", "Nguyễn Thi", "Agnieszka", "Zofia", "Oksana"),
    *("Priya", "Mehwish", "Selam", "Ximena", "Chloé", "Søs", "Anna Marie", "Eira-Lovise", "Þóra", "Yağmur"),
)
BOYS: Final = (
    *("Eirik", "Sindre", "Bjørn", "Håkon", "Ådne", "Mathias", "Trym", "Øystein", "Sivert", "Ola"),
    *("Áilu", "Ánte", "Nils-Ánde", "Mihkkal", "Issát"),
    *("Mohammed", "Yusuf", "Abdirahman", "Bilal", "Reza", "Minh", "Kacper", "Łukasz", "Dmytro", "Arjun"),
    *("Hamza", "Dawit", "Santiago", "Loïc", "Jens Petter", "Emre", "Žydrūnas", "Ibrahim", "Ole-Martin"),
)
FAMILIES: Final = (
    *("Nordli", "Våge", "Sæther", "Bråten", "Løkken", "Østby", "Ås", "Fjeldstad", "Grønvold", "Haugerud"),
    *("Solbakken", "Myhre-Lund", "Kvåle", "Tjønn", "Rødseth", "Skogheim", "Bø", "Ulvestad", "Aasland"),
    *("Eira", "Sara Utsi", "Gaup", "Somby", "Nutti", "Vuolab"),
    *("Hussain", "Warsame", "Ahmadi", "Nguyễn", "Kowalczyk", "Yılmaz", "Tesfaye", "Petrenko", "Rahman"),
    *("Ali Jama", "Fernández Ruiz", "O’Brien", "van der Berg", "Ćosić", "Jónsdóttir", "Sandhu", "Le Goff"),
)
STREETS: Final = (
    *("Blåbærveien", "Røsslyngstien", "Solvendelia", "Harepusfaret", "Kongleveien", "Månelysveien"),
    *("Trostefaret", "Øvre Tyttebærvei", "Nordlysgata", "Båtsmannsgata", "Tåkeheimen", "Vårsolgata"),
)
POSTCODES: Final = {
    "030101": "0650", "030102": "0553", "030103": "0473", "030104": "0175", "030105": "0266",
    "030106": "0378", "030107": "0772", "030108": "0860", "030109": "0590", "030110": "0963",
    "030111": "0985", "030112": "1064", "030113": "0687", "030114": "1168", "030115": "1256",
    "030116": "0154", "030117": "0890",
}  # fmt: skip
