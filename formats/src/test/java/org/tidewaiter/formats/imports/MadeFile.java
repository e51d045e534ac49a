package org.tidewaiter.formats.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidewaiter.formats.mapping.Mapping;

/**
 * A file in another layout: semicolons, windows-1252, day before month, amounts with local units, blanks, text in four
 * languages. Rows have no key; every hundredth is repeated exactly, and one in a thousand has a day that never was.
 */
final class MadeFile {

    static final Mapping MAPPING = Yaml.mapping("{format: csv, charset: windows-1252, separator: \";\"}", """
            report:
              formType: SIMPLIFIED
              provenance: FILE
              eventKind: SEIZURE
              eventDate: {column: Datum, as: date, formats: [d.M.yyyy, M/yyyy]}
              direction: {column: Richtung, codes: {Einfuhr: IMPORT, entr\u00e9e: IMPORT, exportaci\u00f3n: EXPORT, export: EXPORT}, blank: leave-out}
            goods:
              category: TOBACCO
              subcategory: {column: Ware, codes: {Zigaretten: CIGARETTES, cigares: CIGARS, rap\u00e9: SNUS, cigarettes: CIGARETTES}}
              quantity: {column: Menge, as: measure, decimal: ",", thousands: ., units: {Stk: H87, kg: KGM}}
            ignored: {Bemerkung: free text}
            """);

    private static final String[] DIRECTIONS = {"Einfuhr", "Entr\u00e9e", "exportaci\u00f3n", "EXPORT", ""};
    private static final String[] GOODS = {"Zigaretten", "cigares", "Rap\u00e9", "cigarettes"};
    private static final String[] REMARKS = {
        "beschlagnahmt am Flughafen", "saisi \u00e0 l'a\u00e9roport", "incautado en el aeropuerto", ""
    };

    private MadeFile() {}

    static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName("windows-1252"))) {
            out.write("Datum;Richtung;Ware;Menge;Bemerkung\r\n");
            for (int row = 0; row < rows; row++) {
                out.write(row(row % 100 == 99 ? row - 1 : row));
            }
        }
    }

    private static String row(int row) {
        String date = row % 1000 == 0 ? "31.2.2024" : row % 7 == 0 ? "3/2024" : (1 + row % 28) + ".3.2024";
        String amount = row % 2 == 0 ? "1." + (100 + row % 900) + ",5 kg" : row + " Stk";
        return date + ";" + DIRECTIONS[row % 5] + ";" + GOODS[row % 4] + ";" + amount + ";" + REMARKS[row % 4] + "\r\n";
    }
}
