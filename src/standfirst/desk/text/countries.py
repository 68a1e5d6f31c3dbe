"""Countries, the people of them, and the capitals that stand for them in news copy: 1 line each, our own table."""

from __future__ import annotations

from standfirst.desk.text.wordlist import word_set

_TABLE = """
Afghanistan Afghan Afghans Kabul
Albania Albanian Albanians Tirana
Algeria Algerian Algerians Algiers
Angola Angolan Angolans Luanda
Argentina Argentine Argentines Argentinian Argentinians
Armenia Armenian Armenians Yerevan
Australia Australian Australians Aussie Aussies Canberra
Austria Austrian Austrians Vienna
Azerbaijan Azerbaijani Azerbaijanis Azeri Baku
Bahrain Bahraini Bahrainis Manama
Bangladesh Bangladeshi Bangladeshis Dhaka
Belarus Belarusian Belarusians Minsk
Belgium Belgian Belgians
Bolivia Bolivian Bolivians
Bosnia Bosnian Bosnians Sarajevo
Botswana
Brazil Brazilian Brazilians Brasilia
Britain British Briton Britons Brits U.K. UK United-Kingdom London Westminster
Bulgaria Bulgarian Bulgarians Sofia
Burma Burmese Myanmar
Cambodia Cambodian Cambodians
Cameroon Cameroonian Cameroonians
Canada Canadian Canadians Ottawa
Chad Chadian Chadians
Chile Chilean Chileans Santiago
China Chinese Beijing
Colombia Colombian Colombians Bogota
Congo Congolese Kinshasa
Croatia Croatian Croatians Croat Croats Zagreb
Cuba Cuban Cubans Havana
Cyprus Cypriot Cypriots Nicosia
Czechia Czech Czechs Prague
Denmark Danish Dane Danes Copenhagen
Ecuador Ecuadorean Ecuadoreans Ecuadorian Quito
Egypt Egyptian Egyptians Cairo
England English Englishman
Eritrea Eritrean Eritreans
Estonia Estonian Estonians Tallinn
Ethiopia Ethiopian Ethiopians
Europe European Europeans EU E.U. European-Union Brussels
Fiji Fijian Fijians
Finland Finnish Finn Finns Helsinki
France French Frenchman Paris
Gaza Gazan Gazans
Georgia Georgian Georgians Tbilisi
Germany German Germans Berlin
Ghana Ghanaian Ghanaians Accra
Greece Greek Greeks Athens
Guatemala Guatemalan Guatemalans
Haiti Haitian Haitians
Honduras Honduran Hondurans
Hungary Hungarian Hungarians Budapest
Iceland Icelandic Icelander Icelanders Reykjavik
India Indian Indians Delhi New-Delhi
Indonesia Indonesian Indonesians Jakarta
Iran Iranian Iranians Tehran
Iraq Iraqi Iraqis Baghdad
Ireland Irish Irishman Dublin
Israel Israeli Israelis Jerusalem
Italy Italian Italians Rome
Jamaica Jamaican Jamaicans
Japan Japanese Tokyo
Jordan Jordanian Jordanians Amman
Kazakhstan Kazakh Kazakhs Astana
Kenya Kenyan Kenyans Nairobi
Korea Korean Koreans
Kosovo Kosovar Kosovars Kosovan
Kuwait Kuwaiti Kuwaitis
Kyrgyzstan Kyrgyz Bishkek
Laos Laotian Laotians
Latvia Latvian Latvians Riga
Lebanon Lebanese Beirut
Liberia Liberian Liberians
Libya Libyan Libyans Tripoli
Lithuania Lithuanian Lithuanians Vilnius
Luxembourg
Macedonia Macedonian Macedonians Skopje
Malawi Malawian Malawians
Malaysia Malaysian Malaysians
Mali Malian Malians
Malta Maltese
Mexico Mexican Mexicans
Moldova Moldovan Moldovans Chisinau
Mongolia Mongolian Mongolians
Montenegro Montenegrin Montenegrins
Morocco Moroccan Moroccans Rabat
Mozambique Mozambican Mozambicans
Namibia Namibian Namibians
Nepal Nepali Nepalis Nepalese Kathmandu
Netherlands Dutch Dutchman
New-Zealand
Nicaragua Nicaraguan Nicaraguans
Niger Nigerien Nigeriens
Nigeria Nigerian Nigerians Abuja
Norway Norwegian Norwegians Oslo
Oman Omani Omanis
Pakistan Pakistani Pakistanis Islamabad
Palestine Palestinian Palestinians
Panama Panamanian Panamanians
Paraguay Paraguayan Paraguayans
Peru Peruvian Peruvians Lima
Philippines Philippine Filipino Filipinos Manila
Poland Polish Pole Poles Warsaw
Portugal Portuguese Lisbon
Qatar Qatari Qataris Doha
Romania Romanian Romanians Bucharest
Russia Russian Russians Moscow Kremlin
Rwanda Rwandan Rwandans Kigali
Saudi-Arabia Saudi Saudis Riyadh
Scotland Scottish Scot Scots
Senegal Senegalese
Serbia Serbian Serbians Serb Serbs Belgrade
Singapore Singaporean Singaporeans
Slovakia Slovak Slovaks Bratislava
Slovenia Slovenian Slovenians Slovene Ljubljana
Somalia Somali Somalis Mogadishu
South-Africa Pretoria
Spain Spanish Spaniard Spaniards Madrid
Sri-Lanka Colombo
Sudan Sudanese Khartoum
Sweden Swedish Swede Swedes Stockholm
Switzerland Swiss
Syria Syrian Syrians Damascus
Taiwan Taiwanese Taipei
Tajikistan Tajik Tajiks
Tanzania Tanzanian Tanzanians
Thailand Thai Thais Bangkok
Tibet Tibetan Tibetans
Tunisia Tunisian Tunisians Tunis
Turkey Turkish Turk Turks Türkiye Turkiye Ankara
Turkmenistan Turkmen
Uganda Ugandan Ugandans Kampala
Ukraine Ukrainian Ukrainians Kyiv Kiev
United-Arab-Emirates Emirati Emiratis UAE U.A.E.
United-States U.S. US USA U.S.A. America American Americans
Uruguay Uruguayan Uruguayans
Uzbekistan Uzbek Uzbeks Tashkent
Vatican
Venezuela Venezuelan Venezuelans Caracas
Vietnam Vietnamese Hanoi
Wales Welsh Welshman
Yemen Yemeni Yemenis Sanaa
Zambia Zambian Zambians
Zimbabwe Zimbabwean Zimbabweans Harare
"""

_METONYMS = word_set(
    """
    london westminster brussels paris berlin rome vienna cairo athens doha
    """
)
"""Cities that more often stand for themselves than for a government."""


def _read() -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    words: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for line in _TABLE.split("\n"):
        for form in line.split():
            country = line.split()[0].lower()
            folded = form.casefold()
            if "-" in form:
                phrases[tuple(folded.split("-"))] = country
            elif folded not in _METONYMS and folded != "us":
                words[folded] = country
    return words, phrases


COUNTRY_OF, COUNTRY_PHRASES = _read()
"""Which country a single folded word, or a sequence of words, names: "turkish" and "ankara" are "turkey"."""
