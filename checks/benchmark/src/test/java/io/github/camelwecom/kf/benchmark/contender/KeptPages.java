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
package io.github.camelwecom.kf.benchmark.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.platform.MessagePage;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import me.chanjar.weixin.cp.api.WxCpService;

/**
 * What the messages of full pages take of the heap, for as long as somebody has them.
 */
public final class KeptPages {

    /** Bytes for each message. */
    public static final String KEPT = "kept";
    private static final int PAGES = 20;
    private static final String ACCOUNT = Account.backlog(1_000_000, 1000, 1, 1);

    private KeptPages() {
    }

    /** As records, with their JSON. */
    public static final class Component implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); KfClient client = Peers.client(platform)) {
                SyncMsgRequest request = new SyncMsgRequest(ACCOUNT, "1000", "t1", MessagePage.FULL, null);
                return keep(() -> client.syncMsg(request).msgList());
            }
        }
    }

    /** As WxJava's beans. */
    public static final class WxJava implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start()) {
                WxCpService service = Peers.wxJava(platform);
                return keep(
                        () -> service.getKfService().syncMsg("1000", "t1", MessagePage.FULL, null, ACCOUNT).getMsgList());
            }
        }
    }

    private static Figures keep(Callable<List<?>> page) throws Exception {
        page.call();
        long before = Heap.used();
        List<List<?>> kept = new ArrayList<>();
        for (int number = 0; number < PAGES; number++) {
            kept.add(page.call());
        }
        double grown = Heap.used() - before;
        return Figures.of(KEPT, grown / kept.stream().mapToInt(List::size).sum());
    }
}
