package org.tidewaiter.trials;

import java.time.LocalDate;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Submission;
import org.tidewaiter.report.generated.GeneratedCases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Cases of one country, and corrections of them, of which some leave the scope of an agreement or enter it. */
final class FiledCases {

    /** A brand that stands only in goods which no agreement of the trial covers. */
    static final String STAYS = "zqxstayshome7";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What is filed.
     *
     * @param country in which the cases are found
     * @param tobaccoAlone whether the agreement covers tobacco and nothing else
     */
    record Kind(String country, boolean tobaccoAlone) {

        boolean covers(ObjectNode content) {
            return !tobaccoAlone || hasTobacco(content);
        }
    }

    private final Kind kind;
    private final SplittableRandom random;
    private final GeneratedCases cases;

    FiledCases(Kind kind, SplittableRandom random) {
        this.kind = kind;
        this.random = random;
        this.cases = new GeneratedCases(random.nextLong(), LocalDate.now(), Set.of(kind.country()));
    }

    private static boolean hasTobacco(JsonNode content) {
        return content.path("goods")
                .valueStream()
                .anyMatch(line -> line.path("category").stringValue("").equals("TOBACCO"));
    }

    /** The next case; under an agreement on tobacco alone, four of five have some. */
    Submission next(String key) {
        boolean tobacco = random.nextInt(5) > 0;
        while (true) {
            GeneratedCases.Case next = cases.next();
            Submission submission = new Submission(next.report(), next.nominal(), key);
            if (!kind.tobaccoAlone() || canMove(submission) && hasTobacco(submission.write()) == tobacco) {
                return submission;
            }
        }
    }

    /** Serial numbers belong to a goods line, which a correction must not take from them. */
    private static boolean canMove(Submission submission) {
        return submission.write().at("/nominal/serialNumbers").isEmpty();
    }

    /** The same with another quantity, or on the other side of the agreement's scope; null where nothing can be changed. */
    @Nullable
    ObjectNode corrected(ObjectNode content) {
        if (kind.tobaccoAlone() && random.nextInt(3) == 0) {
            return moved(content);
        }
        if (!(content.path("goods").path(0).path("quantity") instanceof ObjectNode quantity)) {
            return null;
        }
        quantity.put("amount", Integer.toString(random.nextInt(10, 90)));
        return content;
    }

    private ObjectNode moved(ObjectNode content) {
        String takenAs = content.path("goods").path(0).path("takenAs").stringValue("SEIZED");
        String line = hasTobacco(content)
                ? """
                {"category": "DRUGS", "subcategory": "COCAINE_POWDER", "brand": "%s", "takenAs": "%s",
                 "quantity": {"amount": "%d", "unit": "KGM", "basis": "NET"}}
                """.formatted(STAYS, takenAs, random.nextInt(10, 90))
                : """
                {"category": "TOBACCO", "subcategory": "CIGARETTES", "brand": "Marble", "takenAs": "%s",
                 "quantity": {"amount": "%d000", "unit": "STK", "basis": "COUNTED"}, "authenticity": "CHEAP_WHITE"}
                """.formatted(takenAs, random.nextInt(10, 90));
        content.putArray("goods").add(JSON.readTree(line));
        return content;
    }
}
