package org.tidewaiter.node.intake.template;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

/** The templates' line of the rail, below the import's. */
@Configuration(proxyBeanMethods = false)
class TemplateNavigation {

    @Bean
    NavigationEntry templatesEntry() {
        return new NavigationEntry(
                3,
                Task.RECORD,
                "intake.rail.templates",
                TemplateController.PATH,
                "download",
                viewer -> viewer.may(Permission.IMPORT));
    }
}
