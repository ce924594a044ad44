//! A connection over which a browser takes commands as JSON messages: Chromium's DevTools protocol, and WebDriver BiDi.
//!
//! Both are remote procedure calls on a web socket: `{"id", "method", "params"}` is answered by `{"id", "result"}` or
//! `{"id", "error"}`. Messages without an `id` are events, which nobody has subscribed to here; they are skipped.

use std::fmt;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// An open connection. Commands are sent one at a time.
pub(crate) struct Connection {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    last_id: u64,
}

/// A command that failed.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// The connection broke, or the browser ended.
    Closed(Option<tungstenite::Error>),
    /// The browser's answer, as it came.
    Refused(Value),
}

impl Connection {
    /// Connects to `ws://…`.
    pub(crate) async fn open(address: &str) -> Result<Self, CommandError> {
        let (socket, _) = connect_async(address).await?;
        Ok(Self { socket, last_id: 0 })
    }

    /// Sends a command and returns its result.
    pub(crate) async fn command(&mut self, method: &str, params: Value) -> Result<Value, CommandError> {
        self.last_id += 1;
        let command = json!({ "id": self.last_id, "method": method, "params": params });
        self.socket.send(Message::text(command.to_string())).await?;
        while let Some(message) = self.socket.next().await {
            let Message::Text(text) = message? else { continue };
            let mut answer: Value = serde_json::from_str(&text).unwrap_or_default();
            if answer["id"] == self.last_id {
                let is_refused = answer.get("error").is_some();
                return if is_refused { Err(CommandError::Refused(answer)) } else { Ok(answer["result"].take()) };
            }
        }
        Err(CommandError::Closed(None))
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("last_id", &self.last_id).finish_non_exhaustive()
    }
}

impl From<tungstenite::Error> for CommandError {
    fn from(error: tungstenite::Error) -> Self {
        Self::Closed(Some(error))
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed(None) => f.write_str("the connection was closed"),
            Self::Closed(Some(error)) => write!(f, "the connection broke: {error}"),
            Self::Refused(answer) => write!(f, "the browser refused: {answer}"),
        }
    }
}
