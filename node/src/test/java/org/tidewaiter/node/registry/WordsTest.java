package org.tidewaiter.node.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void accentsAndCaseMakeNoDifference() {
        assertThat(Words.of("Côte d’Ivoire, ÉLÉPHANT; İstanbul"))
                .containsExactly("cote", "d", "ivoire", "elephant", "istanbul");
    }

    @Test
    void fullWidthAndLigaturesAreTheirPlainLetters() {
        assertThat(Words.of("ＡＢＣ １２ ﬁne")).containsExactly("abc", "12", "fine");
    }

    @Test
    void aQueryWantsEveryWordAndTakesItAsABeginning() {
        assertThat(Words.query("Northern  pi")).isEqualTo("'northern':* & 'pi':*");
    }

    @Test
    void aQueryOfNothingButSignsAsksForNothing() {
        assertThat(Words.query(" -- ' & | ! ")).isEmpty();
    }

    @Test
    void signsOfTheQueryLanguageAreBreaks() {
        assertThat(Words.query("a'b\\c:*")).isEqualTo("'a':* & 'b':* & 'c':*");
    }

    @Test
    void aLongWordIsCutBetweenCharacters() {
        String word = Words.of("a" + "𐐷".repeat(40)).iterator().next();

        assertThat(word).hasSize(59).endsWith("𐐷");
    }
}
