package org.tidewaiter.node.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tidewaiter.node.intake.Browser.Seen;

@IntakeTest
@TestPropertySource(properties = "tidewaiter.node.originator=US-CUSTOMS")
class ImportTest {

    private static final String HEADER = "Fiscal Year,Month (abbv),Component,Region,Area of Responsibility,"
            + "Inbound/Outbound,Mode of Transportation,Seizure Type,Category,Event ID,Quantity Seized\n";
    private static final String PLANTED = "Plantedcategory";

    private final JdbcClient sql;
    private Browser coordinator;

    @LocalServerPort
    private int port;

    @Autowired
    ImportTest(JdbcClient sql) {
        this.sql = sql;
    }

    @BeforeEach
    void signIn() {
        coordinator = Browser.signedIn(port, "en", "coordinator");
    }

    private static String row(int event, String category, String quantity) {
        return "2023,DEC,Office of Field Operations,Central/Coastal/Other,Baltimore Field Office,INBOUND,Air,Weapons,"
                + category + ",99673450" + event + ".0," + quantity + "\n";
    }

    private String uploaded(String csv) {
        coordinator.get("/imports");
        Seen seen = coordinator.upload("/imports", "file", "weapons.csv", csv);
        assertThat(seen.path()).as(seen.html()).startsWith("/imports/");
        return seen.path();
    }

    private Seen run(String path) {
        coordinator.post(path + "/start", "mapping", "us-cbp-weapons");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> coordinator.get(path + "/progress").html().contains("accepted"));
        return coordinator.get(path);
    }

    @Test
    void showsWhatWouldBecomeOfAFileBeforeAnythingGoesIn() {
        Seen seen = coordinator.get(uploaded(HEADER + row(10, "Long Arm", "1.0") + row(12, PLANTED, "1.0")));
        assertThat(seen.html())
                .contains("Fits the columns of this file", "in-faulty", PLANTED)
                .contains("Weapons and ammunition seizures");
        assertThat(reports("us-cbp-weapons:9967345010")).isZero();
    }

    @Test
    void bringsAFileInAndChangesNothingTheSecondTime() {
        String csv = HEADER + row(11, "Long Arm", "1.0") + row(12, "Handgun", "2.0") + row(13, PLANTED, "1.0");
        String first = uploaded(csv);
        assertThat(run(first).html())
                .as(coordinator.get(first + "/refused.csv").html())
                .contains("accepted 2, already there 0, refused 1");
        assertThat(run(uploaded(csv)).html()).contains("accepted 0, already there 2, refused 1");
        assertThat(reports("us-cbp-weapons:9967345011")).isEqualTo(1);
        String refused = coordinator.get(first + "/refused.csv").html();
        assertThat(refused).startsWith("row,rule,message,").contains(PLANTED);
    }

    @Test
    void keepsFilesAndRefusedRowsSealed() {
        run(uploaded(HEADER + row(21, PLANTED, "1.0")));
        assertThat(Tables.thatHold(sql, PLANTED)).isEmpty();
    }

    @Test
    void takesUpAnImportThatWasCutOffAndEndsTheSame() {
        String path = uploaded(HEADER + row(31, "Long Arm", "1.0") + row(32, "Handgun", "2.0"));
        run(path);
        sql.sql("update intake.import set state = 'RUNNING', rows_read = 1,"
                        + " heartbeat_at = now() - interval '1 hour' where import = ?::uuid")
                .param(path.substring("/imports/".length()))
                .update();
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        coordinator.get(path + "/progress").html().contains("accepted 0, already there 2, refused 0"));
    }

    @Test
    void refusesAFileThatNoMappingFits() {
        Seen seen = coordinator.get(uploaded("a,b\n1,2\n") + "?mapping=us-cbp-weapons");
        assertThat(seen.html()).contains("The file does not go in as it is");
    }

    @Test
    void keepsAFileToWhoBroughtIt() {
        String path = uploaded(HEADER + row(41, "Long Arm", "1.0"));
        assertThat(Browser.signedIn(port, "en", "officer").get(path).status()).isEqualTo(403);
    }

    private long reports(String sourceKey) {
        return sql.sql("select count(*) from registry.report where source_key = ?")
                .param(sourceKey)
                .query(Long.class)
                .single();
    }
}
