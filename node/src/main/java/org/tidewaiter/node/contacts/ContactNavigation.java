package org.tidewaiter.node.contacts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

/** Where the directory stands in the rail. */
@Configuration(proxyBeanMethods = false)
class ContactNavigation {

    @Bean
    NavigationEntry contactsEntry() {
        return new NavigationEntry(
                30,
                Task.NETWORK,
                "contacts.entry",
                ContactController.PATH,
                "mail",
                viewer -> viewer.may(Permission.ENTER));
    }
}
