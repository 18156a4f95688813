using System.Text.Json.Nodes;

namespace CrdToolkit;

/// <summary>The object that an event is about.</summary>
internal sealed record EventReference(string ApiVersion, string Kind, string Namespace, string Name, string Uid)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["apiVersion"] = ApiVersion, ["kind"] = Kind, ["name"] = Name, ["uid"] = Uid };
        if (Namespace.Length > 0)
            json["namespace"] = Namespace;
        return json;
    }
}
