package org.tidewaiter.formats.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.formats.rows.FileRefusedException;

class MappingTest {

    @Test
    void describesItself() {
        Mapping mapping = ShippedMappings.named("us-cbp-weapons").orElseThrow();
        assertThat(mapping.name()).isEqualTo("us-cbp-weapons");
        assertThat(mapping.version()).isEqualTo(1);
        assertThat(mapping.attribution()).contains("US Customs and Border Protection");
        assertThat(mapping.grouping().columns()).containsExactly("Event ID");
        assertThat(mapping.columns()).hasSize(10).doesNotContain("Seizure Type");
        assertThat(mapping.ignoredColumns()).containsExactly("Seizure Type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1 | version: 0 | mapping.value",
                "mapping: us-cbp-weapons | mapping: ../x | mapping.value",
                "exact-repeats: keep | exact-repeats: merge | mapping.choice",
                "charset: UTF-8 | charset: UTF-7 | mapping.value",
                "formType: SIMPLIFIED | formTipe: SIMPLIFIED | mapping.unknown-field",
                "place.post: | place.street: | mapping.unknown-field",
                "takenAs: SEIZED | goods: SEIZED | mapping.unknown-field",
                "as: decimal } | } | mapping.as-or-codes",
                "starts-in: 10 | starts-in: 13 | mapping.value",
                "role: DEPARTURE | role: LEAVING | mapping.value",
                "reportingCountry: US | reportingCountry: | mapping.missing",
                "ignored: | ignores: | mapping.unknown-name",
                "version: 1 | version: [1 | mapping.yaml",
                "version: 1 | {version: 1, version: 2} | mapping.yaml",
            })
    void refusesAMappingThatSaysWhatIsNotKnown(String good, String bad, String rule) throws IOException {
        String yaml = shipped();
        assertThat(yaml).contains(good);
        assertThatThrownBy(() -> Mapping.read(yaml.replace(good, bad)))
                .isInstanceOfSatisfying(
                        FileRefusedException.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }

    private static String shipped() throws IOException {
        try (InputStream in =
                Mapping.class.getResourceAsStream("/org/tidewaiter/formats/mappings/us-cbp-weapons.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
