package org.tidewaiter.formats.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.Yaml;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.PlaceResolver;
import org.tidewaiter.formats.profile.ValueCount;
import org.tidewaiter.formats.rows.FileSource;
import org.tidewaiter.formats.rows.RowFault;

class MappingTrialTest {

    private static final Mapping MAPPING = Yaml.mapping("""
            report:
              {formType: SIMPLIFIED, provenance: FILE, eventKind: SEIZURE, place: {column: Place, as: place}}
            goods:
              category: TOBACCO
              subcategory: {column: Kind, codes: {cigars: CIGARS}}
              quantity: {column: Qty, as: measure, units: {kg: KGM}}
            """);
    private static final String FILE = """
            Kind;Qty;Place
            cigars;1 kg;Calais
            Snus;2 kg;Calais
            snus;3 Pfund;Dover
            Snus;4 kg;Dover
            cigars;1 kg;Calais
            cigars;x;Calais
            """;

    @Test
    void listsEveryValueWithoutATranslationBeforeAnythingIsStored() throws IOException {
        MappingTrial trial = trial(ReportCheck.none(), TrialLimits.defaults());
        assertThat(trial.untranslated())
                .extracting(UnplacedValues::field, UnplacedValues::column, UnplacedValues::values)
                .containsExactlyInAnyOrder(
                        tuple("subcategory", "Kind", List.of(new ValueCount("Snus", 2), new ValueCount("snus", 1))),
                        tuple("quantity", "Qty", List.of(new ValueCount("Pfund", 1))));
        assertThat(trial.unresolved())
                .singleElement()
                .extracting(UnplacedValues::cells, UnplacedValues::complete)
                .containsExactly(6L, true);
    }

    @Test
    void countsRowsReportsAndFaultsWithTheirFirstRows() throws IOException {
        MappingTrial trial = trial(ReportCheck.none(), TrialLimits.defaults());
        assertThat(trial.rows()).isEqualTo(6);
        assertThat(trial.reports()).isEqualTo(2);
        assertThat(trial.rowsAccepted() + trial.rowsRefused()).isEqualTo(trial.rowsRead());
        assertThat(trial.faults())
                .extracting(
                        count -> count.fault().rule(),
                        FaultCount::rows,
                        count -> count.examples().getFirst().number())
                .containsExactlyInAnyOrder(
                        tuple("cell.unlisted", 3L, 3L), tuple("cell.unit", 1L, 4L), tuple("cell.measure", 1L, 7L));
        assertThat(trial.examples()).hasSize(2);
    }

    @Test
    void asksTheOneWhoWouldStoreTheReports() throws IOException {
        RowFault fault = RowFault.ofRow("report.shape", "x");
        MappingTrial trial = trial(submission -> List.of(fault), TrialLimits.defaults());
        assertThat(trial.reports()).isZero();
        assertThat(trial.rowsRefused()).isEqualTo(6);
    }

    @Test
    void staysWithinItsBounds() throws IOException {
        MappingTrial trial = trial(ReportCheck.none(), new TrialLimits(ImportLimits.defaults(), 4, 1, 1));
        assertThat(trial.rowsRead()).isEqualTo(4);
        assertThat(trial.untranslated().getFirst().values()).hasSize(1);
        assertThat(trial.untranslated().getFirst().complete()).isFalse();
        assertThat(trial.examples()).hasSize(1);
    }

    private static MappingTrial trial(ReportCheck check, TrialLimits limits) throws IOException {
        FileSource source = () -> new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8));
        return MappingTrial.of(source, MAPPING, PlaceResolver.none(), check, limits);
    }
}
