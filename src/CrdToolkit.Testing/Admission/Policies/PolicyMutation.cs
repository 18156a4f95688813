using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>One change that a policy makes.</summary>
/// <param name="json">As it is written.</param>
/// <param name="scope">What its expression may name.</param>
internal sealed class PolicyMutation(JsonObject json, AdmissionScope scope)
{
    /// <summary>Gives an apply configuration or a JSON patch.</summary>
    public AdmissionExpression Expression { get; } = json.Text("patchType") == "JSONPatch"
        ? new(json.Child("jsonPatch").Text("expression"), AdmissionResultType.JsonPatch, scope)
        : new(json.Child("applyConfiguration").Text("expression"), AdmissionResultType.ApplyConfiguration, scope);

    /// <summary>The object with what the expression gave.</summary>
    /// <param name="value">The object.</param>
    /// <param name="change">The apply configuration or the patch.</param>
    /// <param name="type">How the object is taken apart.</param>
    /// <exception cref="PolicyPatchException">It cannot be applied.</exception>
    public static JsonObject Apply(JsonObject value, JsonValue change, FieldType type) => change switch
    {
        JsonArray patch => PolicyPatch.Apply(value, patch),
        JsonObject configuration => Merge(value, configuration.With("apiVersion", value["apiVersion"]!).With("kind", value["kind"]!), type),
        _ => throw new PolicyPatchException("unsupported return type"),
    };

    // ApplyStructuredMergeDiff
    private static JsonObject Merge(JsonObject value, JsonObject configuration, FieldType type)
    {
        var problem = ConfigurationCheck.Check(configuration, type, allowsDuplicates: false);
        if (problem.Length > 0)
        {
            throw new PolicyPatchException($"error applying patch: failed to convert patch object to typed object: {problem}");
        }

        var atomics = AtomicFields.In(configuration, type).ToList();
        return atomics.Count > 0
            ? throw new PolicyPatchException($"error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: {string.Join(", ", atomics)}")
            : FieldMerge.Merge(value, configuration, type);
    }
}
