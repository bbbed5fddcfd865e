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
package io.github.camelwecom.kf.sandbox.callback;

/**
 * Sealed texts whose every part is known. The official ones come from the platform's sample code; the others were
 * computed with another implementation. All with the official sample key.
 */
enum CallbackVector {

    OFFICIAL_URL_VERIFICATION("1409659589", "263014780", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
                              "1616140317555161061",
                              "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
                              "c41b64491c2468d0"),
    OFFICIAL_XML("1409659813", "1372623149", "477715d11cdb4164915debcba66cb864d751f3e6",
                 "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>\n<FromUserName><![CDATA[mycreate]]></FromUserName>\n<CreateTime>1409659813</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[hello]]></Content>\n<MsgId>4561255354251345929</MsgId>\n<AgentID>218</AgentID>\n</xml>",
                 "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==",
                 "0960688932c47ef1"),
    OFFICIAL_JSON("1409659813", "1372623149", "0623cbc5a8cbee5bcc137c70de99575366fc2af3",
                  "{\"ToUserName\":\"wx5823bf96d3bd56c7\",\"FromUserName\":\"mycreate\",\"CreateTime\": 1409659813,\"MsgType\":\"text\",\"Content\":\"hello\",\"MsgId\":4561255354251345929,\"AgentID\": 218}",
                  "CZWs4CWRpI4VolQlvn4dlEC1alN2MUEY2VklGehgBVLBrlVF7SyT+SV+Toj43l4ayJ9UMGKphktKKmP7B2j/P1ey67XB8PBgS7Wr5/8+w/yWriZv3Vmoo/MH3/1HsIWZrPQ3N2mJrelStIfI2Y8kLKXA7EhfZgZX4o+ffdkZDM76SEl79Ib9mw7TGjZ9Aw/x/A2VjNbV1E8BtEbRxYYcQippYNw7hr8sFfa3nW1xLdxokt8QkRX83vK3DFP2F6TQFPL2Tu98UwhcUpPvdJBuu1/yiOQIScppV3eOuLWEsko=",
                  null),
    KF_MSG_OR_EVENT("1700000000", "1122334455", "7db9306c922b3551c993107671d04f0009e5a838",
                    "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token><OpenKfId><![CDATA[wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q]]></OpenKfId></xml>",
                    "sKqRbbiSUnDhFHOvPjtUMc0r+4pkojrwLyrqr5QGn4Jw22aIbHY3Gg49O55FMrF3bIF+uiJopjQvC+Vv8N7w7Kf+og5Ina4gvVf6FJSxEtTkJXUwezwCpl+cFQXErXQH7IVauo6+nffmQFQrte+FKy11ElPdkvjO7Jw+kr/J2y9y/uMNezbRwP0OMlXTtHq6xdA0gf7EKiIxTJuWxBQP5U/+jxx9SMi/aAUTmcbBWFTyOp4oSEXm6CiQjeBzOBb8no4A+MXLF8A6zDB/zDH1LfitU7/Z6r/A/l4qJlcX/pMxa8Kch8mqyPMvn9ii/bkdraf2Gb97URkZS4kIZIeixjeB5FIHkV+aaEe7jivTl6k6KeZD/uGRtCQxNl54hGKdUZDIXbQnftRGwcqI8578WxeDGA4FrFSwRPDoeNGVkO/nxTVMKRcos3G/43kb/gsDxKeAcn5KQF6LseVKDlAqmUSob82qaYWCu3VsGF/f6ejgBKUMobUno8Zd2A78leAt",
                    "0123456789abcdef"),
    KF_ACCOUNT_AUTH_CHANGE("1700000000", "1122334455", "07fe37b1e8e373f40ea72677f898199a1689595d",
                           "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_account_auth_change]]></Event><AuthAddOpenKfId><![CDATA[wkxxxx1]]></AuthAddOpenKfId><AuthAddOpenKfId><![CDATA[wkxxxx2]]></AuthAddOpenKfId><AuthDelOpenKfId><![CDATA[wkxxxx3]]></AuthDelOpenKfId></xml>",
                           "sKqRbbiSUnDhFHOvPjtUMVZ+Iunb7nhLztqU9atZ/S0zF2ZTe+W2UTv8+852xpjthO39oBCxKo3CJgAxUz0fYIiwuYUeSxOV+Nc3Yh6SK7OLt74zJn6amPmStIuSo3MIyi8O7XXRmcPneLcq3RcFH9eOD6bggs4epu6aKvSWjKJiZdHt7hYV50eexKaBCCwE/FUmfFBY90PV54opEj8TgsX4XzmwHbeqoCwcsw+ESqJF7mpWlCZ+8b29rLIWCZxKvUab9LzrsObvHeDxri8lXAg0TjNJKp3qPaSRAiI+mtT0rxsPYPIATNAvvCLFjuX2hV6b9vxrxoBcNRA0Sy5HX+1G1xPQ8DW6Me0+XShDp+bbwfd28cgzdXJrgoA5i/61dorJ1sAe/rJHvokmlDGPu0qyrolPK91GKOsVW7z9UT731cGopvEZ1w7EbUK83cXm1gFxKczu5gWUl0aAnBScWgVpPHBnYL9l6oHy5YchxKcn2emCLR1IacKtH00nyrFvBOzcu104C4eR7zQC3501GlpijQccsvYDQMttxkvxMUthLqG8lxWkyTp9tgyOCU1Vq/fsEemawC2VxYTWFzI1uQ==",
                           "0123456789abcdef"),
    FULL_PADDING_BLOCK("1700000000", "1122334455", "3a6cb35dc503381531a5b0407e29aabb44ef0bab",
                       "01234567890123456789012345",
                       "sKqRbbiSUnDhFHOvPjtUMQnhkN1KSuN5npXCy1rQ3FvxbL+gj0jQviPhR59kTeROwv62EkKMBFcgUKK/E1/ejc7jk+cvyjQnIu1QjPBfY6zFYt7OMy6dw9hgYiLg1akC",
                       "0123456789abcdef"),
    MULTI_BYTE("1700000000", "1122334455", "a1eb0ed72898cad2de40cf6e2321dc8728722fdf",
               "微信客服",
               "sKqRbbiSUnDhFHOvPjtUMchHzKpD7i905kVmsndVF5DcYidEsNJ43srNh0pdKX+9ZZiR2oxReG5cQijyr5WG4A==",
               "0123456789abcdef");

    static final String TOKEN = "QDG6eK";
    static final String ENCODING_AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    static final String RECEIVE_ID = "wx5823bf96d3bd56c7";

    final String timestamp;
    final String nonce;
    final String signature;
    final String text;
    final String encrypted;
    /** The 16 random bytes in front; {@code null} where they are no text. */
    final String salt;

    CallbackVector(String timestamp, String nonce, String signature, String text, String encrypted, String salt) {
        this.timestamp = timestamp;
        this.nonce = nonce;
        this.signature = signature;
        this.text = text;
        this.encrypted = encrypted;
        this.salt = salt;
    }
}
