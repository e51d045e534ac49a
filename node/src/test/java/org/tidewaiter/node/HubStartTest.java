package org.tidewaiter.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tidewaiter.node.nominal.AuthorityPseudonyms;
import org.tidewaiter.node.nominal.NominalRecords;
import org.tidewaiter.node.registry.Recording;

@HubNodeTest
class HubStartTest {

    @Autowired
    ListableBeanFactory beans;

    @Autowired
    DSLContext sql;

    @Test
    void aHubStartsAndHasNoPlaceForPersonalData() {
        assertThat(beans.getBeanNamesForType(Recording.class)).hasSize(1);
        assertThat(beans.getBeanNamesForType(NominalRecords.class)).isEmpty();
        assertThat(beans.getBeanNamesForType(AuthorityPseudonyms.class)).isEmpty();
        assertThat(sql.fetchCount(
                        sql.selectOne().from("information_schema.schemata").where("schema_name = 'nominal'")))
                .isZero();
    }
}
