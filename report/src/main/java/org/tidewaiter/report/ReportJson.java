package org.tidewaiter.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.tidewaiter.report.shape.Decimals;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The one JSON form of the record types: names as in the records, nothing for what is null or empty, quantities and
 * amounts as decimal strings, dates as ISO 8601. Unknown names and duplicate names are refused.
 */
public final class ReportJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_EMPTY)
                    .withContentInclusion(JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule("decimals")
                    .addSerializer(BigDecimal.class, new DecimalWriter())
                    .addDeserializer(BigDecimal.class, new DecimalReader()))
            .build();

    private ReportJson() {}

    private static final class DecimalWriter extends StdSerializer<BigDecimal> {

        DecimalWriter() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(Decimals.write(value));
        }
    }

    /** Plain digits only: a short text with a large exponent would become gigabytes when written out. */
    private static final class DecimalReader extends StdDeserializer<BigDecimal> {

        DecimalReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
            BigDecimal value = Decimals.read(context.readTree(json));
            if (value == null) {
                return context.reportInputMismatch(this, "not a decimal number in plain digits");
            }
            return value;
        }
    }

    /** The mapper; immutable and safe for use by many threads. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
