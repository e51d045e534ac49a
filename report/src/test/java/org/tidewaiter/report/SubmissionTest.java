package org.tidewaiter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.report.MalformedReportException.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SubmissionTest {

    @Test
    void readsBackWhatItWrote() {
        ObjectNode document = Examples.complete();
        Submission submission = Examples.read(document);
        assertThat(submission.write()).isEqualTo(document);
        assertThat(Examples.read(submission.write())).isEqualTo(submission);
    }

    @Test
    void isTheSameJsonAsTheMappersOfTheRecords() {
        Submission submission = Examples.read(Examples.complete());
        JsonNode byMapper = ReportJson.mapper().valueToTree(submission.report());
        ObjectNode written = (ObjectNode) submission.write();
        written.remove(List.of("nominal", "sourceKey"));
        assertThat(written).isEqualTo(byMapper);
        assertThat(ReportJson.mapper().treeToValue(written, SeizureReport.class))
                .isEqualTo(submission.report());
    }

    @Test
    void namesEveryPlaceThatDoesNotFitAtOnceAndRepeatsNoValue() {
        ObjectNode document = Examples.complete();
        document.put("nickname", "Velderman");
        document.remove("formType");
        Examples.set(document, "/goods/0/quantity/unit", null);
        Examples.set(document, "/goods/1/labConfirmed", "surely");
        Examples.set(document, "/eventDate/date", "2026-02-30");
        Examples.set(document, "/nominal/driver", 7);
        Examples.set(document, "/route/1/role", "Velderman");
        MalformedReportException refused = refused(document);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        new Problem("unknown-name", "nickname"),
                        new Problem("missing", "formType"),
                        new Problem("missing", "goods[0].quantity.unit"),
                        new Problem("wrong-type", "goods[1].labConfirmed"),
                        new Problem("wrong-type", "eventDate.date"),
                        new Problem("wrong-type", "nominal.driver"),
                        new Problem("wrong-type", "route[1].role"));
        assertThat(refused.getMessage()).doesNotContain("Velderman", "2026-02-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1E+999999999", "1e9", "0x10", "NaN", "", "1,5", " 1", "1.", ".5", "9999999999999999999999999"})
    void refusesADecimalThatIsNotPlain(String amount) {
        ObjectNode document = Examples.complete();
        Examples.set(document, "/goods/0/quantity/amount", amount);
        assertThat(refused(document).path()).isEqualTo("goods[0].quantity.amount");
    }

    @Test
    void aNameThatTheModelDoesNotKnowIsRepeatedOnlyIfItLooksLikeAName() {
        ObjectNode document = Examples.complete();
        document.put("Joost Velderman, Breda", 1);
        assertThat(refused(document).problems()).containsExactly(new Problem("unknown-name", "?"));
    }

    @Test
    void namesGoodsLinesThatHaveNoIdAndLeavesTheDocumentAlone() throws MalformedReportException {
        ObjectNode document = Examples.complete();
        Examples.set(document, "/goods/0/id", null);
        Examples.set(document, "/goods/1/id", null);
        ObjectNode before = document.deepCopy();
        Submission submission = Submission.read(document, new SplittableRandom(7));
        assertThat(submission.report().goods()).extracting(GoodsLine::id).doesNotHaveDuplicates();
        assertThat(submission.report().goods().getFirst().id()).matches("[a-z2-7]{8}");
        assertThat(document).isEqualTo(before);
        assertThat(Submission.read(document, new SplittableRandom(7))).isEqualTo(submission);
    }

    @Test
    void aSubmissionNeedsNeitherNominalPartNorSourceKey() {
        ObjectNode document = Examples.complete();
        document.remove(List.of("nominal", "sourceKey"));
        Submission submission = Examples.read(document);
        assertThat(submission.nominal()).isEqualTo(NominalPart.none());
        assertThat(submission.sourceKey()).isNull();
    }

    @Test
    void refusesALongSourceKeyAndWhatIsNoObject() {
        ObjectNode document = Examples.complete();
        document.put("sourceKey", "x".repeat(129));
        assertThat(refused(document).path()).isEqualTo("sourceKey");
        assertThat(refused(document.arrayNode()).problems()).containsExactly(new Problem("wrong-type", ""));
        assertThat(refused(document.put("sourceKey", "x").put("nominal", "none"))
                        .path())
                .isEqualTo("nominal");
        assertThat(refused((ObjectNode) Examples.complete()
                                .set("goods", document.arrayNode().addNull()))
                        .path())
                .isEqualTo("goods[0]");
    }

    private static MalformedReportException refused(JsonNode document) {
        return catchThrowableOfType(MalformedReportException.class, () -> Submission.read(document));
    }
}
