package org.tidewaiter.node.matching;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.registry.RegistryNode;

/** A hub with registry and matching, which a test calls when it likes; no pages. */
@Import(RegistryNode.class)
@ComponentScan(
        basePackages = "org.tidewaiter.node.matching",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {
                            JournalMatching.class,
                            LinkController.class,
                            LinksApi.class,
                            PairsApi.class,
                            RuleAudit.class
                        }))
class MatchingNode {

    @Bean
    NodeScope nodeScope() {
        return new NodeScope();
    }
}
