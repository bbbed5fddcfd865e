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
package io.github.camelwecom.kf.callback;

/**
 * Callbacks with known content: those published with the platform's sample code, and some of our own that were made and
 * checked with other implementations.
 */
enum CallbackVector {

    /** The official sample of URL verification. */
    URL_VERIFICATION("QDG6eK", "1409659589", "263014780", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
                     "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
                     "1616140317555161061"),
    /** The official sample of a message in XML; its padding is longer than an AES block. */
    TEXT_MESSAGE_XML("QDG6eK", "1409659813", "1372623149", "477715d11cdb4164915debcba66cb864d751f3e6",
                     """
                             RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHH\
                             hGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4a\
                             SknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP\
                             7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8\
                             V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p\
                             8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==""",
                     """
                             <xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>
                             <FromUserName><![CDATA[mycreate]]></FromUserName>
                             <CreateTime>1409659813</CreateTime>
                             <MsgType><![CDATA[text]]></MsgType>
                             <Content><![CDATA[hello]]></Content>
                             <MsgId>4561255354251345929</MsgId>
                             <AgentID>218</AgentID>
                             </xml>"""),
    /** The official sample of a message in JSON. */
    TEXT_MESSAGE_JSON("QDG6eK", "1409659813", "1372623149", "0623cbc5a8cbee5bcc137c70de99575366fc2af3",
                      """
                              CZWs4CWRpI4VolQlvn4dlEC1alN2MUEY2VklGehgBVLBrlVF7SyT+SV+Toj43l4ayJ9UMGKphktKKmP7\
                              B2j/P1ey67XB8PBgS7Wr5/8+w/yWriZv3Vmoo/MH3/1HsIWZrPQ3N2mJrelStIfI2Y8kLKXA7EhfZgZX\
                              4o+ffdkZDM76SEl79Ib9mw7TGjZ9Aw/x/A2VjNbV1E8BtEbRxYYcQippYNw7hr8sFfa3nW1xLdxokt8Q\
                              kRX83vK3DFP2F6TQFPL2Tu98UwhcUpPvdJBuu1/yiOQIScppV3eOuLWEsko=""",
                      """
                              {"ToUserName":"wx5823bf96d3bd56c7","FromUserName":"mycreate","CreateTime": 14096\
                              59813,"MsgType":"text","Content":"hello","MsgId":4561255354251345929,"AgentID": \
                              218}"""),
    /** Published for its signature only: the key is not known. */
    SIGNATURE_ONLY("ovAkP0Tb", "1628737717", "1811081856", "8128e41a38892d814e4aa67753425da9dc8ec2b3",
                   """
                           Q/jUxIL3/jRaFeTKesIr1QSq2SOEApDqlzcRrRM6Jlk4EbMBns3plPOR/W3gThOEq+zYI42fNSoIUb3c\
                           Qwt9zyD1aLU/7D3WNLute7LQ9LSHjZEfVmx5zcIR9zvrUWGjhe1whTPH4e1WR6vbOYs8o/bDRF0vX/Nc\
                           E4XK7P83Y6CzQiJoKbjVCne84s0zcw5eh+ZUDB55eaDHPSoS7kAC8kB00pfBoDF0jyfc8CUKLW97e72v\
                           JGyUWjZ0BvYN+R+tFjMgEzg/EN1imuuFnf40DMAcvB6y+C97TuaWjpgfRdowGWzn10JAFNukRfQqjdA0\
                           e2bfczJ7+t9w/t8/XSMADJOt1xbnP+I5cRX/r7ueBGmG/6ejP3myO9yTXHdujGvwrXHuWw+J7qD4VoUV\
                           jbm2vQ1qQKbrweKssr6O+3XSbanZ5R3n26EpN/gfgX+r6rcGViqsFop9Ai9xMnfJUubB6Q==""",
                   null),
    /** Published sample whose 16 random bytes are not ASCII. */
    SHORT_ECHO("1372623149", "1629824456", "bqe3yfbqfc7", "6a27598fb5b01ee02684379a339fef6de65c83c2",
               "22vyvcBQ1xafTSJuhMGQuFyOAh00m2enIATgo4R6SGHY/YhofNmfwCksP3OP0Gxnq+cqnJcuvUQtjSbEu60IUA==",
               "ECHO"),
    /** Made for this project. */
    KF_MSG_OR_EVENT("QDG6eK", "1700000000", "1122334455", "7db9306c922b3551c993107671d04f0009e5a838",
                    """
                            sKqRbbiSUnDhFHOvPjtUMc0r+4pkojrwLyrqr5QGn4Jw22aIbHY3Gg49O55FMrF3bIF+uiJopjQvC+Vv\
                            8N7w7Kf+og5Ina4gvVf6FJSxEtTkJXUwezwCpl+cFQXErXQH7IVauo6+nffmQFQrte+FKy11ElPdkvjO\
                            7Jw+kr/J2y9y/uMNezbRwP0OMlXTtHq6xdA0gf7EKiIxTJuWxBQP5U/+jxx9SMi/aAUTmcbBWFTyOp4o\
                            SEXm6CiQjeBzOBb8no4A+MXLF8A6zDB/zDH1LfitU7/Z6r/A/l4qJlcX/pMxa8Kch8mqyPMvn9ii/bkd\
                            raf2Gb97URkZS4kIZIeixjeB5FIHkV+aaEe7jivTl6k6KeZD/uGRtCQxNl54hGKdUZDIXbQnftRGwcqI\
                            8578WxeDGA4FrFSwRPDoeNGVkO/nxTVMKRcos3G/43kb/gsDxKeAcn5KQF6LseVKDlAqmUSob82qaYWC\
                            u3VsGF/f6ejgBKUMobUno8Zd2A78leAt""",
                    """
                            <xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><CreateTime>17000000\
                            00</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_eve\
                            nt]]></Event><Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]><\
                            /Token><OpenKfId><![CDATA[wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q]]></OpenKfId></xml>"""),
    /** Made for this project: two accounts added, one removed. */
    KF_ACCOUNT_AUTH_CHANGE("QDG6eK", "1700000000", "1122334455", "07fe37b1e8e373f40ea72677f898199a1689595d",
                           """
                                   sKqRbbiSUnDhFHOvPjtUMVZ+Iunb7nhLztqU9atZ/S0zF2ZTe+W2UTv8+852xpjthO39oBCxKo3CJgAx\
                                   Uz0fYIiwuYUeSxOV+Nc3Yh6SK7OLt74zJn6amPmStIuSo3MIyi8O7XXRmcPneLcq3RcFH9eOD6bggs4e\
                                   pu6aKvSWjKJiZdHt7hYV50eexKaBCCwE/FUmfFBY90PV54opEj8TgsX4XzmwHbeqoCwcsw+ESqJF7mpW\
                                   lCZ+8b29rLIWCZxKvUab9LzrsObvHeDxri8lXAg0TjNJKp3qPaSRAiI+mtT0rxsPYPIATNAvvCLFjuX2\
                                   hV6b9vxrxoBcNRA0Sy5HX+1G1xPQ8DW6Me0+XShDp+bbwfd28cgzdXJrgoA5i/61dorJ1sAe/rJHvokm\
                                   lDGPu0qyrolPK91GKOsVW7z9UT731cGopvEZ1w7EbUK83cXm1gFxKczu5gWUl0aAnBScWgVpPHBnYL9l\
                                   6oHy5YchxKcn2emCLR1IacKtH00nyrFvBOzcu104C4eR7zQC3501GlpijQccsvYDQMttxkvxMUthLqG8\
                                   lxWkyTp9tgyOCU1Vq/fsEemawC2VxYTWFzI1uQ==""",
                           """
                                   <xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><FromUserName><![CDA\
                                   TA[sys]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[eve\
                                   nt]]></MsgType><Event><![CDATA[kf_account_auth_change]]></Event><AuthAddOpenKfId\
                                   ><![CDATA[wkxxxx1]]></AuthAddOpenKfId><AuthAddOpenKfId><![CDATA[wkxxxx2]]></Auth\
                                   AddOpenKfId><AuthDelOpenKfId><![CDATA[wkxxxx3]]></AuthDelOpenKfId></xml>"""),
    /** Made for this project: a whole block of padding. */
    FULL_PADDING("QDG6eK", "1700000000", "1122334455", "3a6cb35dc503381531a5b0407e29aabb44ef0bab",
                 """
                         sKqRbbiSUnDhFHOvPjtUMQnhkN1KSuN5npXCy1rQ3FvxbL+gj0jQviPhR59kTeROwv62EkKMBFcgUKK/\
                         E1/ejc7jk+cvyjQnIu1QjPBfY6zFYt7OMy6dw9hgYiLg1akC""",
                 "01234567890123456789012345"),
    /** Made for this project: more bytes than characters. */
    MULTI_BYTE("QDG6eK", "1700000000", "1122334455", "a1eb0ed72898cad2de40cf6e2321dc8728722fdf",
               "sKqRbbiSUnDhFHOvPjtUMchHzKpD7i905kVmsndVF5DcYidEsNJ43srNh0pdKX+9ZZiR2oxReG5cQijyr5WG4A==",
               "微信客服");

    static final String ENCODING_AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    static final String RECEIVE_ID = "wx5823bf96d3bd56c7";

    private final String token;
    private final String timestamp;
    private final String nonce;
    private final String msgSignature;
    private final String encrypted;
    private final String plaintext;

    CallbackVector(String token, String timestamp, String nonce, String msgSignature, String encrypted, String plaintext) {
        this.token = token;
        this.timestamp = timestamp;
        this.nonce = nonce;
        this.msgSignature = msgSignature;
        this.encrypted = encrypted;
        this.plaintext = plaintext;
    }

    CallbackCredentials credentials() {
        return new CallbackCredentials(token, ENCODING_AES_KEY, RECEIVE_ID);
    }

    CallbackQuery query() {
        return new CallbackQuery(msgSignature, timestamp, nonce, null);
    }

    String queryString() {
        return "msg_signature=" + msgSignature + "&timestamp=" + timestamp + "&nonce=" + nonce;
    }

    String xmlEnvelope() {
        return "<xml><ToUserName><![CDATA[" + RECEIVE_ID + "]]></ToUserName><AgentID><![CDATA[218]]></AgentID>"
               + "<Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
    }

    String jsonEnvelope() {
        return "{\"tousername\":\"" + RECEIVE_ID + "\",\"encrypt\":\"" + encrypted + "\",\"agentid\":\"218\"}";
    }

    String encrypted() {
        return encrypted;
    }

    String plaintext() {
        return plaintext;
    }
}
