package org.tidewaiter.node.insight;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

/** Where the overview stands in the rail. */
@Configuration(proxyBeanMethods = false)
class InsightNavigation {

    @Bean
    NavigationEntry overviewEntry() {
        return new NavigationEntry(
                10,
                Task.INSIGHT,
                "insight.overview.entry",
                Address.OVERVIEW,
                "chart-bar",
                viewer -> viewer.may(Permission.SEE_OVERVIEW));
    }
}
