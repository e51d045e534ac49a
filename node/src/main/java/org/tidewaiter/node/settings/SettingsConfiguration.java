package org.tidewaiter.node.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Has a node refuse, before anything else, what is set and no setting. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    static BeanFactoryPostProcessor refusalOfUnknownSettings(Environment environment) {
        return beans -> new UnknownSettings(new SettingNames(records(beans))).refuse(environment);
    }

    private static Collection<Class<?>> records(ConfigurableListableBeanFactory beans) {
        List<Class<?>> records = new ArrayList<>();
        for (String bean : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(bean, false);
            if (type != null && type.isRecord() && type.isAnnotationPresent(ConfigurationProperties.class)) {
                records.add(type);
            }
        }
        return records;
    }
}
