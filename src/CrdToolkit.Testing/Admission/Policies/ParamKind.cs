using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>The kind of objects that hold the parameters of a policy.</summary>
/// <param name="Group">Its group; empty for the core group.</param>
/// <param name="Version">Its version.</param>
/// <param name="Kind">Its kind.</param>
internal sealed record ParamKind(string Group, string Version, string Kind)
{
    /// <summary>That of the spec of a policy; null when it names none.</summary>
    public static ParamKind? Read(JsonObject spec)
    {
        if (spec["paramKind"] is not JsonObject kind)
        {
            return null;
        }

        var (group, version) = GroupVersion.Split(kind.Text("apiVersion"));
        return new ParamKind(group, version, kind.Text("kind"));
    }

    /// <summary>As GroupVersionKind says it.</summary>
    public override string ToString() => $"{Group}/{Version}, Kind={Kind}";
}
