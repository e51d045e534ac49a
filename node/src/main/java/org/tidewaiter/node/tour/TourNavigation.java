package org.tidewaiter.node.tour;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

/** The tour stands in the rail of a node that has one. */
@Configuration(proxyBeanMethods = false)
class TourNavigation {

    @Bean
    NavigationEntry tourEntry(NodeSettings settings) {
        boolean has = settings.tour() != null;
        return new NavigationEntry(
                30,
                Task.CASES,
                "tour.entry",
                TourController.PATH,
                "route",
                viewer -> has && viewer.may(Permission.SEARCH));
    }
}
