package org.tidewaiter.node.intake.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tidewaiter.formats.export.ExportFormat;
import org.tidewaiter.formats.template.CsvTemplate;
import org.tidewaiter.formats.template.ReportTemplate;
import org.tidewaiter.formats.template.XlsxTemplate;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import org.tidewaiter.node.web.Language;

/** Templates as answers: made when they are asked for, from the code lists as they are. */
final class TemplateFiles {

    private TemplateFiles() {}

    static ResponseEntity<byte[]> answer(String category, String format, Language language) throws IOException {
        boolean workbook = format.equals(ExportFormat.XLSX.extension());
        boolean exists = (workbook || format.equals(ExportFormat.CSV.extension()))
                && ReportTemplate.categories().stream()
                        .anyMatch(code -> code.code().equals(category));
        if (!exists) {
            throw IntakeProblems.of(HttpStatus.NOT_FOUND, "no-template");
        }
        ExportFormat written = workbook ? ExportFormat.XLSX : ExportFormat.CSV;
        String name = "tidewaiter-" + category.toLowerCase(Locale.ROOT).replace('_', '-') + "-" + language.code() + "."
                + written.extension();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(written.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes(ReportTemplate.of(category), workbook, language.locale()));
    }

    private static byte[] bytes(ReportTemplate template, boolean workbook, Locale locale) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (workbook) {
            XlsxTemplate.write(template, locale, bytes);
        } else {
            try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
                CsvTemplate.write(template, locale, out);
            }
        }
        return bytes.toByteArray();
    }
}
