package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.formats.mapping.Mapping;

class MappingSuggestionTest {

    @Test
    void suggestsTheMappingWhoseColumnsTheFileHasInAnyOrder() throws IOException {
        List<String> columns = Arrays.asList(WeaponsFile.HEADER.split(","));
        Collections.reverse(columns);
        assertThat(MappingSuggestion.of(WeaponsFile.text(String.join(",", columns) + "\n")))
                .extracting(Mapping::name)
                .containsExactly("us-cbp-weapons");
    }

    @Test
    void suggestsNothingForOtherColumns() throws IOException {
        assertThat(MappingSuggestion.of(WeaponsFile.text(WeaponsFile.HEADER + ",Officer\n")))
                .isEmpty();
        assertThat(MappingSuggestion.of(WeaponsFile.text(""))).isEmpty();
    }
}
