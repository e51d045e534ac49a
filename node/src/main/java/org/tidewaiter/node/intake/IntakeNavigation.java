package org.tidewaiter.node.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.Task;

/** The intake's lines of the rail. */
@Configuration(proxyBeanMethods = false)
@HoldsNominalData
class IntakeNavigation {

    @Bean
    NavigationEntry recordEntry() {
        return new NavigationEntry(
                1, Task.RECORD, "intake.rail.record", "/record", "file-plus", viewer -> viewer.may(Permission.RECORD));
    }

    @Bean
    NavigationEntry importEntry() {
        return new NavigationEntry(
                2,
                Task.RECORD,
                "intake.rail.import",
                "/imports",
                "file-import",
                viewer -> viewer.may(Permission.IMPORT));
    }
}
