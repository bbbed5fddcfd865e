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
package io.github.camelwecom.kf.client;

/** Who can use an operation, where the platform does not offer it to everybody. */
public enum Availability {

    /** Every app that may call the API of the account. */
    GENERAL("", ""),

    /** Only apps that the corp built itself. */
    SELF_BUILT_APPS("Only for apps that the corp built itself.", "仅企业自建应用可调用。"),

    /** Not part of the documentation for WeCom, only of some editions of the platform. */
    SOME_EDITIONS(
                  "Not in every edition of the platform: the documentation for WeCom does not have it.",
                  "并非所有版本都提供：企业微信的官方文档中没有该接口。"),

    /** Only in older editions of the documentation. */
    LEGACY("Only in older editions of the documentation; may be withdrawn.", "仅见于旧版文档，可能已下线。");

    private final String note;
    private final String chineseNote;

    Availability(String note, String chineseNote) {
        this.note = note;
        this.chineseNote = chineseNote;
    }

    /** What to know before using it, as a sentence; empty when there is nothing. */
    public String note() {
        return note;
    }

    /** The same in Chinese. */
    public String chineseNote() {
        return chineseNote;
    }
}
