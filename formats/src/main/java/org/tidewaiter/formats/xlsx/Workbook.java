package org.tidewaiter.formats.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;

/** What a workbook holds beside the cells of its sheets. */
public final class Workbook {

    private static final int MOST_SHEETS = 1_000;
    private static final String FOLDER = "xl/";

    private final List<Sheet> sheets;
    private final SharedTexts texts;
    private final DateFormats formats;
    private final boolean from1904;

    private Workbook(List<Sheet> sheets, SharedTexts texts, DateFormats formats, boolean from1904) {
        this.sheets = List.copyOf(sheets);
        this.texts = texts;
        this.formats = formats;
        this.from1904 = from1904;
    }

    /**
     * Reads it.
     *
     * @throws FileRefusedException if it is none, is damaged, or goes beyond its bounds
     */
    public static Workbook open(FileSource source, XlsxLimits limits) throws IOException {
        Parts parts = new Parts(limits);
        try (Archive archive = new Archive(source, limits)) {
            for (String part = archive.next(); part != null; part = archive.next()) {
                parts.read(part, archive);
            }
        }
        return parts.workbook();
    }

    /** The sheets in their order. */
    public List<Sheet> sheets() {
        return sheets;
    }

    /**
     * The sheet of that name; without a name, the only visible one.
     *
     * @throws FileRefusedException if there is no such sheet, or more than one could be meant
     */
    Sheet sheet(@Nullable String name) {
        List<Sheet> meant = sheets.stream()
                .filter(sheet -> name == null ? !sheet.hidden() : sheet.name().equals(name))
                .toList();
        if (meant.isEmpty()) {
            throw new FileRefusedException("file.no-sheet", name == null ? "-" : name);
        }
        if (meant.size() > 1) {
            throw new FileRefusedException("file.which-sheet", meant.size());
        }
        return meant.getFirst();
    }

    SharedTexts texts() {
        return texts;
    }

    DateFormats formats() {
        return formats;
    }

    boolean from1904() {
        return from1904;
    }

    /** The parts as they come, in any order. */
    private static final class Parts {
        private final SharedTexts texts;
        private final DateFormats formats = new DateFormats();
        private final List<String[]> sheets = new ArrayList<>();
        private final Map<String, String> targets = new HashMap<>();
        private boolean from1904;
        private boolean found;

        Parts(XlsxLimits limits) {
            this.texts = new SharedTexts(limits.sharedTextBytes());
        }

        void read(String part, Archive archive) throws IOException {
            switch (part) {
                case "xl/workbook.xml" -> readWorkbook(new Xml(archive.part()));
                case "xl/_rels/workbook.xml.rels" -> readTargets(new Xml(archive.part()));
                case "xl/sharedstrings.xml" -> texts.read(new Xml(archive.part()));
                case "xl/styles.xml" -> formats.read(new Xml(archive.part()));
                default -> {
                    return;
                }
            }
            archive.finish();
        }

        Workbook workbook() {
            if (!found) {
                throw new FileRefusedException("file.no-workbook");
            }
            List<Sheet> named = new ArrayList<>();
            for (String[] sheet : sheets) {
                String target = targets.get(sheet[1]);
                if (target != null) {
                    named.add(new Sheet(sheet[0], target, !sheet[2].equals("visible")));
                }
            }
            return new Workbook(named, texts, formats, from1904);
        }

        private void readWorkbook(Xml xml) throws IOException {
            found = true;
            while (xml.next()) {
                if (xml.starts("workbookPr")) {
                    String since = xml.attribute("date1904");
                    from1904 = "1".equals(since) || "true".equals(since);
                } else if (xml.starts("sheet") && sheets.size() < MOST_SHEETS) {
                    sheets.add(new String[] {
                        orElse(xml.attribute("name"), ""),
                        orElse(xml.attributeOfAnyNamespace("id"), ""),
                        orElse(xml.attribute("state"), "visible")
                    });
                }
            }
        }

        private void readTargets(Xml xml) throws IOException {
            while (xml.next()) {
                if (xml.starts("Relationship") && targets.size() < MOST_SHEETS * 2) {
                    String type = orElse(xml.attribute("Type"), "");
                    if (type.endsWith("/worksheet")) {
                        targets.put(orElse(xml.attribute("Id"), ""), part(orElse(xml.attribute("Target"), "")));
                    }
                }
            }
        }

        private static String part(String target) {
            String name = target.toLowerCase(Locale.ROOT);
            return name.startsWith("/") ? name.substring(1) : FOLDER + name;
        }

        private static String orElse(@Nullable String text, String otherwise) {
            return text == null ? otherwise : text;
        }
    }
}
