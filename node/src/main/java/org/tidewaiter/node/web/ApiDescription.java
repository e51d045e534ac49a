package org.tidewaiter.node.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.AccessScope;

/** What the description of the API says of the API as a whole; what a node finds out for itself is no parameter of it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(AccessScope.class, Page.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tidewaiter")
                        .version("1")
                        .description(
                                "What programs may ask of a Tidewaiter node. What an account may not do is answered 403,"
                                        + " and what it may not see as if it were not there. Faults come as application/problem+json, in"
                                        + " English or, with Accept-Language: fr, in French."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token of an account: tw_ and 43 characters of base64url")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
