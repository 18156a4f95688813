using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Where a binding has the parameters of its policy.</summary>
/// <param name="json">As it is written.</param>
internal sealed class ParamRef(JsonObject json)
{
    /// <summary>The name of the one object; empty when a selector says which.</summary>
    public string Name { get; } = json.Text("name");

    /// <summary>The namespace; empty for that of the request.</summary>
    public string Namespace { get; } = json.Text("namespace");

    /// <summary>Which objects, each of which is tried; null when there is a name.</summary>
    public LabelSelector? Selector { get; } = json["selector"] is JsonObject selector ? LabelSelector.FromObject(selector) : null;

    /// <summary>Whether requests are refused when there are none.</summary>
    public bool IsRequired { get; } = json.Text("parameterNotFoundAction") == "Deny";
}
