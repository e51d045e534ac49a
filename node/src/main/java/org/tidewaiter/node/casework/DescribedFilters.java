package org.tidewaiter.node.casework;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Names the filters of a search one by one in the description of the API, where an address of this module takes all of them. */
@Component
class DescribedFilters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.getBeanType().getPackage().equals(DescribedFilters.class.getPackage())
                && Arrays.stream(handler.getMethodParameters()).anyMatch(DescribedFilters::isFilters)) {
            SearchRequest.names()
                    .forEach(name -> operation.addParametersItem(new QueryParameter()
                            .name(name)
                            .required(false)
                            .description(SearchRequest.CODED.containsKey(name) ? codes(name) : null)
                            .schema(new StringSchema())));
        }
        return operation;
    }

    private static boolean isFilters(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class)
                && parameter.getParameterType() == MultiValueMap.class;
    }

    private static String codes(String name) {
        return "codes of the list " + SearchRequest.CODED.get(name) + ", separated by commas";
    }
}
