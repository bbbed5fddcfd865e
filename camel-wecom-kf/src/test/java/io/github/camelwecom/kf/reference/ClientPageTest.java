/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.reference;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.MediaFile;
import io.github.camelwecom.kf.client.MediaOperation;
import io.github.camelwecom.kf.client.MediaSource;
import io.github.camelwecom.kf.client.MediaType;
import io.github.camelwecom.kf.client.Repetition;
import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.AccountListRequest;
import io.github.camelwecom.kf.model.message.ImageMessage;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every snippet of the page about the client does what the page says, and the page tells all there is. */
class ClientPageTest {

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxAccount account = sandbox.account("Service");
    private final SandboxCustomer customer = sandbox.customer();
    private final String corpId = sandbox.corpId();
    private final String secret = sandbox.secret();
    private final String baseUri = sandbox.baseUri().toString();
    private final String openKfId = account.openKfId();
    private final String externalUserId = customer.id();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aTextIsSentToTheSandbox() {
        // snippet: sandbox
        try (KfSandbox sandbox = KfSandbox.start();
             KfClient client = KfClient.builder().corpId(sandbox.corpId()).secret(sandbox.secret())
                     .baseUri(sandbox.baseUri().toString()).build()) {
            SandboxCustomer customer = sandbox.customer();
            customer.says("Is anybody there?");

            client.sendMsg(SendMsgRequest.text("We are on it.").to(sandbox.account().openKfId(), customer.id()));

            assertThat(customer.received()).extracting("text").containsExactly("We are on it.");
        }
        // end
    }

    @Test
    void aTextIsSent() {
        customer.says("hello");
        // snippet: send
        try (KfClient client = KfClient.builder()
                .corpId(corpId)
                .secret(secret)
                .baseUri(baseUri) // for a sandbox or a gateway only
                .build()) {
            client.sendMsg(SendMsgRequest.text("We are on it.").to(openKfId, externalUserId));
        }
        // end
        assertThat(customer.received()).extracting("text").containsExactly("We are on it.");
    }

    @Test
    void accountsAreListed() {
        for (int number = 2; number <= 101; number++) {
            sandbox.account("Service " + number);
        }
        try (KfClient client = client()) {
            // snippet: accounts
            List<AccountListReply.Account> accounts = new ArrayList<>();
            AccountListReply page;
            do {
                page = client.accountList(new AccountListRequest(accounts.size(), AccountListRequest.MAX_LIMIT));
                accounts.addAll(page.accountList());
            } while (page.accountList().size() == AccountListRequest.MAX_LIMIT);
            // end
            assertThat(accounts).hasSize(101).extracting("openKfId").doesNotHaveDuplicates();
        }
    }

    @Test
    void allMessagesAreFetched() {
        for (int number = 1; number <= 1001; number++) {
            customer.says("text " + number);
        }
        List<String> texts = new ArrayList<>();
        try (KfClient client = client()) {
            // snippet: messages
            String cursor = null; // or what the program kept
            SyncMsgReply page;
            do {
                page = client.syncMsg(new SyncMsgRequest(openKfId, cursor, null, null, null));
                for (KfMessage message : page.msgList()) {
                    if (message instanceof TextMessage text) {
                        texts.add(text.text().content());
                    }
                }
                if (page.nextCursor() != null && !page.nextCursor().isEmpty()) {
                    cursor = page.nextCursor(); // to be kept, now that the page is processed
                }
            } while (page.hasMore());
            // end
            assertThat(cursor).isNotNull();
        }
        assertThat(texts).hasSize(1001).startsWith("text 1").endsWith("text 1001");
    }

    @Test
    void filesAreSentAndFetched() throws IOException {
        Path picture = Files.write(directory.resolve("map.png"), SampleFiles.png());
        customer.sendsImage(SampleFiles.png());
        try (KfClient client = client()) {
            ImageMessage message = client.syncMsg(new SyncMsgRequest(openKfId, null, null, null, null)).msgList().stream()
                    .filter(ImageMessage.class::isInstance).map(ImageMessage.class::cast).findFirst().orElseThrow();
            // snippet: files
            String mediaId = client.mediaUpload(MediaType.IMAGE, MediaSource.of(picture)).mediaId();
            client.sendMsg(SendMsgRequest.image(mediaId).to(openKfId, externalUserId));

            Path copy = directory.resolve("from-customer");
            MediaFile file = client.mediaGet(message.image().mediaId(), () -> Files.newOutputStream(copy));
            // end
            assertThat(customer.received()).extracting("msgType").containsExactly("image");
            assertThat(copy).hasBinaryContent(SampleFiles.png()).hasSize(file.length());
        }
    }

    @Test
    void failuresTellWhatToDo() {
        String action = "sent";
        try (KfClient client = client()) {
            // snippet: errors
            try {
                client.sendMsg(SendMsgRequest.text("Are you still there?").to(openKfId, externalUserId));
            } catch (WecomKfException e) {
                action = switch (e.getCategory()) {
                    case SESSION -> "wait until the customer writes";
                    case RETRYABLE, QUOTA -> "try again later";
                    case CALLER, TOKEN, PERMISSION -> throw e;
                };
            }
            // end
        }
        assertThat(action).isEqualTo("wait until the customer writes");
    }

    @Test
    void theComponentLendsItsClient() throws Exception {
        try (DefaultCamelContext camelContext = new DefaultCamelContext()) {
            WecomKfComponent component = new WecomKfComponent();
            component.getConfiguration().setBaseUri(baseUri);
            component.getConfiguration().setCorpId(corpId);
            component.getConfiguration().setSecret(secret);
            camelContext.addComponent("wecom-kf", component);
            camelContext.start();
            // snippet: camel
            KfClient client = camelContext.getComponent("wecom-kf", WecomKfComponent.class).client();
            List<AccountListReply.Account> accounts = client.accountList(null).accountList();
            // end
            assertThat(accounts).extracting("openKfId").containsExactly(openKfId);
        }
    }

    @Test
    void everythingCanBeSet() throws Exception {
        SSLContext sslContext = SSLContext.getDefault();
        String proxyHost = "localhost";
        int proxyPort = sandbox.baseUri().getPort();
        String proxyPassword = "never asked for";
        // snippet: settings
        KfClient client = KfClient.builder()
                .corpId(corpId)
                .secret(secret)
                .baseUri(baseUri)
                .connectTimeout(Duration.ofSeconds(3))
                .responseTimeout(Duration.ofSeconds(5))
                .callTimeout(Duration.ofSeconds(15))
                .sslContext(sslContext)
                .proxy(proxyHost, proxyPort, "user", proxyPassword)
                .validateRequests(false)
                .retryPolicy(RetryPolicy.NONE)
                .build();
        // end
        try (client) {
            assertThat(client.accountList(null).accountList()).hasSize(1);
        }
    }

    @Test
    void clientsShareAToken() {
        // snippet: tokens
        try (KfClient client = KfClient.builder().corpId(corpId).secret(secret).baseUri(baseUri).build()) {
            AccessTokenProvider tokens = client.accessTokenProvider();
            try (KfClient another = KfClient.builder().accessTokenProvider(tokens).baseUri(baseUri).build()) {
                client.accountList(null);
                another.accountList(null);
            }
        }
        // end
        assertThat(sandbox.journal("gettoken")).hasSize(1);
        assertThat(sandbox.journal("kf/account/list")).hasSize(2);
    }

    private KfClient client() {
        return KfClient.builder().corpId(corpId).secret(secret).baseUri(baseUri).build();
    }

    // ---- what the page tells

    @ParameterizedTest
    @EnumSource
    void thePageHasARowForEverySetting(PageLanguage language) throws IOException {
        Stream<String> settings = Stream.of(KfClient.Builder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == KfClient.Builder.class)
                .map(Method::getName).distinct();

        assertThat(page(language)).contains(settings.map(name -> "\n| `" + name + "` |").toList());
    }

    @ParameterizedTest
    @EnumSource
    void thePageHasTheAdviceOfEveryCategory(PageLanguage language) throws IOException {
        assertThat(page(language)).contains(Stream.of(ErrorCategory.values())
                .map(category -> "\n| `" + category + "` | " + language.of(category.advice(), category.chineseAdvice()) + " |")
                .toList());
    }

    @ParameterizedTest
    @EnumSource
    void thePageNamesEveryOperationThatIsNeverRepeated(PageLanguage language) throws IOException {
        Stream<String> json = Stream.of(KfOperation.values())
                .filter(operation -> operation.repetition() == Repetition.UNSAFE).map(KfOperation::operationName);
        Stream<String> media = Stream.of(MediaOperation.values())
                .filter(operation -> operation.repetition() == Repetition.UNSAFE).map(MediaOperation::operationName);

        assertThat(page(language)).contains(Stream.concat(json, media).map(name -> "`" + name + "`").toList());
    }

    private static String page(PageLanguage language) throws IOException {
        return Files.readString(new GuidePage("client", ClientPageTest.class).file(language));
    }
}
