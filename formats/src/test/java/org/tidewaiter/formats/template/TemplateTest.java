package org.tidewaiter.formats.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.imports.ImportItem;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.table.TableColumn;
import org.tidewaiter.formats.table.TableRow;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.formats.xlsx.XlsxShape;
import org.tidewaiter.report.RouteLeg;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.vocabulary.Code;

class TemplateTest {

    static Stream<String> categories() {
        return ReportTemplate.categories().stream().map(Code::code);
    }

    @ParameterizedTest
    @MethodSource("categories")
    void theExampleOfEachCategoryIsAReportThatTheRulesAccept(String category) throws IOException {
        ReportTemplate template = ReportTemplate.of(category);
        for (Locale locale : CellNames.LANGUAGES) {
            List<String> example = ExampleRow.of(template, locale);
            for (FileSource file : List.of(
                    Filled.csv(template, locale, List.of(example)),
                    Filled.source(Filled.xlsx(template, locale, List.of(example))))) {
                List<ImportItem> items = Filled.items(file);
                assertThat(items).hasSize(1).first().isInstanceOf(ImportItem.Ready.class);
                var submission = ((ImportItem.Ready) items.getFirst()).submission();
                assertThat(Filled.refused(submission)).as(category).isEmpty();
                assertThat(submission.nominal().nationalCaseRef()).isEqualTo("2026-0417");
                assertThat(ExampleRow.of(template, "2026-0417", row(submission.report()), locale))
                        .isEqualTo(example);
            }
        }
    }

    @Property(tries = 150)
    void whatIsFilledIsRead(@ForAll long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> categories = categories().toList();
        ReportTemplate template = ReportTemplate.of(categories.get(random.nextInt(categories.size())));
        Locale locale = CellNames.LANGUAGES.get(random.nextInt(2));
        List<String> cells = new RandomRow(random).of(template, locale);
        SeizureReport report = Filled.only(Filled.csv(template, locale, List.of(cells)));
        assertThat(ExampleRow.of(template, cells.getFirst(), row(report), locale))
                .containsExactlyElementsOf(cells);
    }

    @ParameterizedTest
    @MethodSource("categories")
    void whatThoseWhoFillItMustKnowStandsInBothLanguages(String category) throws IOException {
        ReportTemplate template = ReportTemplate.of(category);
        for (Locale locale : CellNames.LANGUAGES) {
            assertThat(template.columns()).allSatisfy(column -> {
                assertThat(column.header(locale)).endsWith(" [" + column.key() + "]");
                assertThat(column.help(locale)).isNotBlank();
            });
            assertThat(template.columns().stream().filter(TemplateColumn::mandatory))
                    .extracting(TemplateColumn::key)
                    .contains("case." + category, "eventDate.date", "goods.subcategory", "transport.mode");
            FileSource workbook = Filled.source(Filled.xlsx(template, locale, List.of()));
            FileShape shape = new FileShape.Xlsx(new XlsxShape(XlsxTemplate.fillSheet(locale), 1, '.'));
            assertThat(RowFiles.open(workbook, shape, FileLimits.defaults()).columns())
                    .hasSize(template.columns().size());
        }
        assertThat(XlsxTemplate.fillSheet(Locale.FRENCH)).isEqualTo("Saisies");
    }

    @Test
    void theExampleRowOfACsvTemplateIsRefusedAsLongAsItSaysThatItIsOne() throws IOException {
        StringWriter text = new StringWriter();
        CsvTemplate.write(ReportTemplate.of("TOBACCO"), Locale.ENGLISH, text);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        List<ImportItem> items = Filled.items(() -> new ByteArrayInputStream(bytes));
        assertThat(items).hasSize(1);
        if (items.getFirst() instanceof ImportItem.Ready ready) {
            assertThat(Filled.refused(ready.submission()))
                    .extracting(fault -> fault.path())
                    .anyMatch(path -> path.startsWith("route"));
        }
    }

    @Test
    void columnsMayBeMovedAndLeftOutAndFilledWithBareCodesAndLabels() throws IOException {
        ReportTemplate template = ReportTemplate.of("TOBACCO");
        List<String> header = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<String> example = ExampleRow.of(template, Locale.FRENCH);
        for (int at = 0; at < example.size(); at++) {
            if (!example.get(at).isEmpty()) {
                header.add(template.columns().get(at).key());
                cells.add(TableWording.bare(example.get(at)));
            }
        }
        Collections.reverse(header);
        Collections.reverse(cells);
        int unit = header.indexOf("goods.quantity.unit");
        cells.set(
                unit,
                ReportTemplate.VOCABULARY.label("unit", "STK", Locale.FRENCH).toUpperCase(Locale.FRENCH));
        String csv = String.join(",", header) + "\n" + String.join(",", cells) + "\n";
        SeizureReport report = Filled.only(() -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.goods().getFirst().quantity())
                .extracting(quantity -> quantity.unit())
                .isEqualTo("STK");
        assertThat(report.route())
                .extracting(RouteLeg::role)
                .containsExactlyInAnyOrder(RouteLeg.Role.DEPARTURE, RouteLeg.Role.TRANSIT, RouteLeg.Role.DESTINATION);
    }

    @Test
    void rowsWithOneReferenceAreOneCase() throws IOException {
        ReportTemplate template = ReportTemplate.of("TOBACCO");
        List<String> example = ExampleRow.of(template, Locale.ENGLISH);
        List<ImportItem> items = Filled.items(Filled.csv(template, Locale.ENGLISH, List.of(example, example)));
        assertThat(items).hasSize(1);
        assertThat(((ImportItem.Ready) items.getFirst()).submission().report().goods())
                .hasSize(2);
    }

    @Test
    void aFileThatIsNoTemplateIsNotTakenForOne() throws IOException {
        assertThat(TemplateMapping.of(() -> new ByteArrayInputStream("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        String unknown = "case.TOBACCO,goods.subcategory,something\nx,CIGARETTES,y\n";
        assertThat(TemplateMapping.of(() -> new ByteArrayInputStream(unknown.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    private static TableRow row(SeizureReport report) {
        return new TableRow(report, report.goods().getFirst());
    }

    /** A row in which every column is filled with something that it may hold. */
    private record RandomRow(SplittableRandom random) {

        List<String> of(ReportTemplate template, Locale locale) {
            return template.columns().stream()
                    .map(column -> column.column() == null
                            ? "ref " + random.nextInt(1_000_000)
                            : cell(column, column.column(), locale))
                    .toList();
        }

        private String cell(TemplateColumn column, TableColumn of, Locale locale) {
            TableWording wording = TableWording.words(locale);
            if (of.codeList().isPresent()) {
                String list = of.codeList().get();
                List<Code> codes = column.codes().isEmpty()
                        ? ReportTemplate.VOCABULARY.list(list).codes()
                        : column.codes();
                return wording.code(
                        list, codes.get(random.nextInt(codes.size())).code());
            }
            return switch (of.type().getSimpleName()) {
                case "BigDecimal" -> Integer.toString(random.nextInt(1_000_000)) + "." + (1 + random.nextInt(9));
                case "Integer" -> Integer.toString(random.nextInt(1_000_000));
                case "Boolean" -> wording.answer(random.nextBoolean());
                case "LocalDate" -> date(of);
                case "LocalTime" -> "%02d:%02d".formatted(random.nextInt(24), random.nextInt(60));
                default -> "text, \"" + Long.toString(random.nextLong(Long.MAX_VALUE), 36) + "\" é";
            };
        }

        private String date(TableColumn of) {
            String day =
                    "20%02d-%02d-%02d".formatted(random.nextInt(26), 1 + random.nextInt(12), 1 + random.nextInt(28));
            return of.key().equals("eventDate.date")
                    ? day.substring(0, List.of(4, 7, 10).get(random.nextInt(3)))
                    : day;
        }
    }
}
