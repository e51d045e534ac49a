package org.tidewaiter.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaCellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "\r=1", "-", "'=1"})
    void makesFormulasHarmless(String cell) {
        assertThat(FormulaCells.escaped(cell)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+41.2", "-3,5", "plain", "", "'quoted'", "1=1"})
    void leavesNumbersAndTextAsTheyAre(String cell) {
        assertThat(FormulaCells.escaped(cell)).isEqualTo(cell);
    }

    @Property
    void givesBackTheCellAsItWas(@ForAll String cell) {
        assertThat(FormulaCells.unescaped(FormulaCells.escaped(cell))).isEqualTo(cell);
    }
}
