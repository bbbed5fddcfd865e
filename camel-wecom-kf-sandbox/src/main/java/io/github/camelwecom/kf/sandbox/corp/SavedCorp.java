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
package io.github.camelwecom.kf.sandbox.corp;

import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.journal.ChatLine;

/**
 * All that a corp is, as values that become JSON. Not in it: what was ordered to go wrong, the journal, and downloads
 * of upload_by_url that are not over.
 *
 * @param lines of all conversations, in the order of happening
 */
public record SavedCorp(
        Map<String, String> rules, AccessTokens.Saved accessTokens, Directory.Saved directory, UpgradeTargets.Saved upgrade,
        boolean boundToChannels, List<Customer.Saved> customers, List<KfAccount.Saved> accounts, List<ChatLine> lines,
        ContactLinks.Saved links, Map<String, CallbackTokens.Grant> callbackTokens, List<EventCodes.Saved> eventCodes,
        List<MediaStore.Saved> media, KnowledgeBase.Saved knowledge) {
}
