using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>Reads members of JSON objects whose type is not certain.</summary>
internal static class JsonObjectExtensions
{
    extension(JsonObject json)
    {
        /// <summary>The string of a member; empty when it is absent or no string.</summary>
        public string Text(string name) => (json[name] as JsonString)?.Value ?? "";

        /// <summary>The object of a member; the empty one when it is absent or no object.</summary>
        public JsonObject Child(string name) => json[name] as JsonObject ?? JsonObject.Empty;

        /// <summary>The items of a member; none when it is absent or no array.</summary>
        public IEnumerable<JsonValue> Items(string name) => json[name] is JsonArray array ? array.Items : [];

        /// <summary>The strings of a member that is an array.</summary>
        public IEnumerable<string> Texts(string name) => json.Items(name).OfType<JsonString>().Select(text => text.Value);

        /// <summary>The objects of a member that is an array.</summary>
        public IEnumerable<JsonObject> Objects(string name) => json.Items(name).OfType<JsonObject>();

        /// <summary>The whole number of a member; null when it is absent or something else.</summary>
        public long? Number(string name) => json[name] is JsonNumber number && number.TryGetInt64(out var value) ? value : null;

        /// <summary>Whether a member is <c>true</c>.</summary>
        public bool IsTrue(string name) => json[name] is JsonBoolean { Value: true };
    }
}
