package org.tidewaiter.report.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tidewaiter.report.screening.Summaries.Planted;

/** How much of what it should find the screening finds, and how often it holds text without cause. Printed. */
class ScreeningMeasureTest {

    private static final int ROUNDS = 30;
    private static final Set<String> SIX = Set.of("latin", "cyrillic", "greek", "arabic", "han", "georgian");

    @Test
    void holdsPersonalDataInSeveralScriptsAndSeldomTextWithoutAny() throws IOException {
        TextScreening screening = TextScreening.load();
        Map<String, Summaries> scripts = Summaries.read();
        assertThat(scripts.keySet()).containsAll(SIX);
        Map<String, Figures> figuresByScript = new LinkedHashMap<>();
        List<String> missed = new ArrayList<>();
        List<String> heldInVain = new ArrayList<>();
        System.out.printf("%-10s %8s %8s %8s %8s %8s%n", "script", "recall", "masked", "names", "new", "false");
        for (Map.Entry<String, Summaries> script : scripts.entrySet()) {
            Figures figures = new Figures();
            SplittableRandom random = new SplittableRandom(20260503);
            for (int i = 0; i < ROUNDS; i++) {
                for (Planted planted : script.getValue().personal(random)) {
                    figures.personal(planted, screening.screen(planted.text()), missed);
                }
                for (String clean : script.getValue().clean(random)) {
                    figures.clean(clean, screening.screen(clean), heldInVain);
                }
            }
            System.out.printf(
                    "%-10s %8.3f %8.3f %8.3f %8.3f %8.3f%n",
                    script.getKey(),
                    figures.recall(),
                    figures.masked(),
                    figures.names(),
                    figures.heldOutNames(),
                    figures.falseHolds());
            figuresByScript.put(script.getKey(), figures);
        }
        System.out.println("missed: " + some(missed));
        System.out.println("held in vain: " + some(heldInVain));
        figuresByScript.forEach((script, figures) -> {
            assertThat(figures.recall()).as("recall in " + script).isGreaterThanOrEqualTo(0.95);
            assertThat(figures.falseHolds()).as("false holds in " + script).isLessThanOrEqualTo(0.10);
        });
    }

    @Test
    void theHeldOutNamesAreNotInTheList() throws IOException {
        Set<String> known = new Words().givenNames;
        Summaries.read().forEach((script, summaries) -> {
            assertThat(summaries.heldOut()).allSatisfy(name -> assertThat(known).doesNotContain(Token.fold(name)));
            assertThat(summaries.heldOut()).doesNotContainAnyElementsOf(new Words().familyNames);
        });
    }

    private static String some(List<String> texts) {
        return texts.stream().distinct().limit(40).toList().toString();
    }

    private static final class Figures {
        private int planted;
        private int found;
        private int whole;
        private int names;
        private int namesFound;
        private int heldOut;
        private int heldOutFound;
        private int clean;
        private int held;

        void personal(Planted item, List<Hit> hits, List<String> missed) {
            boolean touched = hits.stream().anyMatch(hit -> hit.start() < item.end() && hit.end() > item.start());
            boolean covered = covered(item, hits);
            planted++;
            found += touched ? 1 : 0;
            whole += covered ? 1 : 0;
            if (item.slot().equals("name")) {
                names++;
                namesFound += touched ? 1 : 0;
                heldOut += item.heldOut() ? 1 : 0;
                heldOutFound += item.heldOut() && touched ? 1 : 0;
            }
            if (!touched) {
                missed.add(item.text());
            }
        }

        private static boolean covered(Planted item, List<Hit> hits) {
            for (int i = item.start(); i < item.end(); i++) {
                int at = i;
                if (Character.isLetterOrDigit(item.text().charAt(i))
                        && hits.stream().noneMatch(hit -> hit.start() <= at && at < hit.end())) {
                    return false;
                }
            }
            return true;
        }

        void clean(String text, List<Hit> hits, List<String> heldInVain) {
            clean++;
            if (!hits.isEmpty()) {
                held++;
                heldInVain.add(text + " "
                        + hits.stream()
                                .map(hit -> text.substring(hit.start(), hit.end()))
                                .toList());
            }
        }

        double recall() {
            return (double) found / planted;
        }

        double masked() {
            return (double) whole / planted;
        }

        double names() {
            return (double) namesFound / names;
        }

        double heldOutNames() {
            return (double) heldOutFound / heldOut;
        }

        double falseHolds() {
            return (double) held / clean;
        }
    }
}
