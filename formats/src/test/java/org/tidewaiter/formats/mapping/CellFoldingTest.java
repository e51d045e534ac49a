package org.tidewaiter.formats.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFoldingTest {

    @ParameterizedTest
    @CsvSource({
        "'  Entr\u00e9e   Import ', entree import",
        "CIGARETTES, cigarettes",
        "'a\u00a0\u202fb', a b",
        "'Other Drugs**', other drugs**",
        "\u0419\u043e\u0434, \u0438\u043e\u0434",
        "'', ''"
    })
    void foldsCaseAccentsAndBlanks(String text, String folded) {
        assertThat(CellFolding.fold(text)).isEqualTo(folded);
    }

    @Property(tries = 1000)
    void foldsAsciiAsItFoldsEverythingElse(
            @ForAll @CharRange(from = '\t', to = '~') @StringLength(max = 12) String text) {
        String slow = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        assertThat(CellFolding.fold(text)).isEqualTo(slow);
        assertThat(CellFolding.fold(slow)).isEqualTo(slow);
    }
}
