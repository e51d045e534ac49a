package org.tidewaiter.node.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

@Configuration(proxyBeanMethods = false)
class SettingsNavigation {
    @Bean
    NavigationEntry ownAccountEntry() {
        return entry(10, "accounts.own.title", "/settings/account", "user-circle", Permission.ENTER);
    }

    @Bean
    NavigationEntry peopleEntry() {
        return entry(20, "accounts.people.title", "/settings/people", "users", Permission.ADMINISTER_ACCOUNTS);
    }

    @Bean
    NavigationEntry auditEntry() {
        return entry(30, "accounts.audit.title", "/settings/audit", "list-search", Permission.READ_AUDIT);
    }

    private static NavigationEntry entry(int order, String key, String path, String icon, Permission needed) {
        return new NavigationEntry(order, Task.SETTINGS, key, path, icon, viewer -> viewer.may(needed));
    }
}
