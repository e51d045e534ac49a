package org.tidewaiter.report.generated;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How others write the places of {@link Posts}: other languages, other scripts, other words around the name. */
final class OtherSpellings {

    private static final String TABLE = """
            NLRTM=Port of Rotterdam|Роттердам|Haven Rotterdam|Port de Rotterdam|Ρότερνταμ
            NLAMS=Amsterdam Airport|Schiphol Airport|Аэропорт Схипхол|Luchthaven Schiphol
            BEANR=Antwerpen|Anvers|Антверпен|Port of Antwerp|Puerto de Antwerp
            BELGG=Liege Airport|Liège-Bierset|Luik
            FRLEH=Port du Havre|Le Havre Port|Port of Le Havre
            FRCDG=Paris Charles de Gaulle|Roissy CDG|Aéroport Roissy
            FRMRS=Marseilles|Port de Marseille|Марсель
            DEHAM=Hamburg Port|Hafen Hamburg|Гамбург|Port de Hambourg
            DELEJ=Leipzig/Halle|Leipzig Airport
            ESALG=Algésiras|Puerto de Algeciras|Альхесирас
            ESMAD=Madrid Barajas|Aeropuerto de Barajas|Madrid
            GBFXT=Port of Felixstowe|Felixstowe Docks
            GBLHR=London Heathrow|Heathrow Airport|Хитроу
            GBDVR=Port of Dover|Douvres|Dover Docks
            IEDUB=Dublin Port|Дублин
            ITGOA=Genova|Porto di Genova|Gênes|Генуя
            ITFCO=Roma Fiumicino|Aeroporto di Fiumicino|Rome
            EETLL=Tallinna sadam|Таллинн|Port of Tallinn
            EEMUG=Muuga sadam|Port of Muuga|Порт Мууга
            PLGDN=Gdańsk|Port Gdańsk|Гданьск|Danzig
            PLTER=Terespol - Brześć|Тересполь
            GRPIR=Πειραιάς|Port of Piraeus|Le Pirée|Пирей
            ROCND=Constanța|Port of Constanta|Констанца
            TRKPK=Kapıkule|Kapikule Border Gate|Капъкуле
            MAPTM=Tanger Méditerranée|Port Tanger Med|طنجة المتوسط
            SNDKR=Port de Dakar|Дакар
            CIABJ=Aéroport d'Abidjan|Abidjan Airport|Абиджан
            NGLOS=Lagos Port|Лагос|Port of Lagos
            KEMBA=Port of Mombasa|Момбаса
            KENBO=Nairobi JKIA|Jomo Kenyatta|Найроби
            ZADUR=Durban Harbour|Дурбан
            AEJEA=Jebel Ali Port|جبل علي|Джебель-Али
            INNSA=Nhava Sheva (JNPT)|Jawaharlal Nehru
            SGSIN=新加坡|Singapore Port|Singapour|Сингапур
            VNHPH=Hải Phòng|Hai Phong|Хайфон
            KRICN=인천|Incheon Airport|Инчхон
            JPNRT=成田|Narita Airport|Нарита
            AUSYD=Sydney Airport|Kingsford Smith
            USNYC=Port of New York|Нью-Йорк
            USMIA=Miami International|Майами
            BRSSZ=Porto de Santos|Port of Santos|Сантус
            BRGRU=São Paulo Guarulhos|Aeroporto de Guarulhos
            """;

    private static final Map<String, List<String>> KNOWN = Arrays.stream(
                    TABLE.strip().split("\n"))
            .map(line -> line.split("=", 2))
            .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> List.of(parts[1].split("\\|", -1))));

    private OtherSpellings() {}

    static List<String> of(String locode) {
        return KNOWN.getOrDefault(locode, List.of("Customs office"));
    }
}
