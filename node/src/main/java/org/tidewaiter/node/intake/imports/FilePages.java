package org.tidewaiter.node.intake.imports;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.csv.CsvShape;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.json.JsonShape;
import org.tidewaiter.formats.xlsx.XlsxShape;
import org.tidewaiter.node.intake.file.FileFindings;
import org.tidewaiter.node.intake.file.FileImport;
import org.tidewaiter.node.intake.file.ImportFindings;
import org.tidewaiter.node.intake.page.ImportPage;
import org.tidewaiter.node.intake.page.ImportPage.FileStep;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.node.web.component.Choice;

/** Makes the first step of an import's page: what the file is, why it is read so, and how else it could be. */
@Component
@HoldsNominalData
class FilePages {

    private final ImportFindings findings;

    FilePages(ImportFindings findings) {
        this.findings = findings;
    }

    /**
     * @param shape in which it is read, null where it needs none
     * @param fault why it cannot be read that way
     */
    FileStep step(Page page, FileImport one, @Nullable FileShape shape, @Nullable String fault, boolean changeable)
            throws IOException {
        if (one.emptied() != null) {
            return new FileStep("", "", List.of(), false, null);
        }
        FileFindings found = findings.of(one.id());
        Locale locale = page.language().locale();
        Map<String, String> chosen = chosen(shape);
        return new FileStep(
                page.text("intake.import.format." + found.format().name()),
                found.why().in(locale),
                found.settings().stream()
                        .map(setting -> setting(
                                page,
                                setting,
                                chosen.getOrDefault(
                                        setting.name(),
                                        setting.alternatives().getFirst().value())))
                        .toList(),
                changeable,
                fault);
    }

    private static Map<String, String> chosen(@Nullable FileShape shape) {
        Map<String, String> chosen = new LinkedHashMap<>();
        switch (shape) {
            case null -> {}
            case FileShape.Csv(CsvShape csv) -> {
                chosen.put(FileFindings.CHARSET, csv.charset().name());
                chosen.put(FileFindings.SEPARATOR, String.valueOf(csv.separator()));
                chosen.put(FileFindings.HEADER, String.valueOf(csv.headerRow()));
            }
            case FileShape.Xlsx(XlsxShape xlsx) -> {
                if (xlsx.sheet() != null) {
                    chosen.put(FileFindings.SHEET, xlsx.sheet());
                }
                chosen.put(FileFindings.HEADER, String.valueOf(xlsx.headerRow()));
            }
            case FileShape.Json(JsonShape json) -> {
                if (json.list() != null) {
                    chosen.put(FileFindings.LIST, json.list());
                }
            }
        }
        return chosen;
    }

    private static ImportPage.Setting setting(Page page, FileFindings.Setting setting, String chosen) {
        Locale locale = page.language().locale();
        return new ImportPage.Setting(
                setting.name(),
                page.text("intake.import.setting." + setting.name()),
                chosen,
                words(page, setting.name(), chosen),
                setting.alternatives().stream()
                        .filter(each -> each.value().equals(chosen) && each.why() != null)
                        .map(each -> each.why().in(locale))
                        .findFirst()
                        .orElse(null),
                setting.alternatives().stream()
                        .map(each -> new Choice(
                                each.value(),
                                words(page, setting.name(), each.value()),
                                each.why() == null ? null : each.why().in(locale)))
                        .toList());
    }

    private static String words(Page page, String name, String value) {
        return switch (name) {
            case FileFindings.SEPARATOR -> {
                String key = "intake.import.separator." + (int) value.charAt(0);
                yield page.messages().has(page.language(), key) ? page.text(key) : value;
            }
            case FileFindings.HEADER -> page.text("intake.import.header", value);
            case FileFindings.SHEET -> page.text("intake.import.sheet", value);
            default -> value;
        };
    }
}
