package org.tidewaiter.node.vocabulary;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

/** Where the pages of this module stand in the rail. */
@Configuration(proxyBeanMethods = false)
class VocabularyNavigation {

    @Bean
    NavigationEntry vocabularyEntry() {
        return new NavigationEntry(
                15,
                Task.SETTINGS,
                "vocabulary.title",
                Tabs.LISTS.path(),
                "language",
                viewer -> viewer.may(Permission.ENTER));
    }
}
