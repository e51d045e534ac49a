package org.tidewaiter.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.MetadataReader;

/** What a node reads of its class files to find its parts is kept for the nodes that the same test run starts after it. */
final class ReadClasses implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<Resource, MetadataReader> READ = new ConcurrentHashMap<>();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context instanceof DefaultResourceLoader loader) {
            Map<Resource, MetadataReader> known = loader.getResourceCache(MetadataReader.class);
            known.putAll(READ);
            context.addBeanFactoryPostProcessor(_ -> READ.putAll(known));
        }
    }
}
