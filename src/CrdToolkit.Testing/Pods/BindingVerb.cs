using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.Pods;

/// <summary>Answers POST on <c>pods/NAME/binding</c>: what a scheduler does to put a pod on a node (BindingREST).</summary>
/// <param name="store">Where the pod is.</param>
/// <param name="clock">What time it is.</param>
internal sealed class BindingVerb(ObjectStore store, TimeProvider clock)
{
    /// <summary>Answers a binding.</summary>
    public async Task<ApiResponse> ExecuteAsync(SubresourceRequest asked)
    {
        var (request, body, dryRun, admit) = asked;
        var node = body.Child("target").Text("name");
        if (node.Length == 0)
        {
            throw StatusErrors.Invalid("", "Binding", body.Name, new Schema.Validation.FieldError(
                "ValidatePodBinding", Schema.Validation.FieldErrorType.Required, "target.name", "", null));
        }

        await admit();
        while (true)
        {
            var stored = request.Resource.Collection.Find(request.Key) ?? throw StatusErrors.NotFound(request.Resource.GroupResource, request.Name);
            var bound = stored.Value.Child("spec").Text("nodeName");
            if (bound.Length > 0)
            {
                throw StatusErrors.Conflict(
                    new GroupResource("", "pods/binding"), request.Name, $"pod {request.Name} is already assigned to node \"{bound}\"");
            }

            var value = Labelled(stored.Value, body).WithAt(node, "spec", "nodeName").WithAt(Scheduled(stored.Value), "status", "conditions");
            if (dryRun || store.Replace(request.Resource.Collection, stored, value) is not null)
            {
                break;
            }
        }

        return new ApiResponse(201, JsonValues.Object(
            ("kind", "Status"), ("apiVersion", "v1"), ("metadata", JsonObject.Empty), ("status", "Success"), ("code", 201L)));
    }

    // What the binding says goes before what the pod says.
    private static JsonObject Labelled(JsonObject pod, JsonObject binding)
    {
        foreach (var member in new[] { "labels", "annotations" })
        {
            var added = binding.Metadata.Child(member).Members;
            if (added.Count > 0)
            {
                pod = pod.WithMetadata(member, added.Aggregate(pod.Metadata.Child(member), (labels, label) => labels.With(label.Key, label.Value)));
            }
        }

        return pod;
    }

    private JsonArray Scheduled(JsonObject pod) => JsonValues.Array(pod.Child("status").Objects("conditions")
        .Where(condition => condition.Text("type") != "PodScheduled")
        .Append(JsonValues.Object(
            ("type", "PodScheduled"), ("status", "True"), ("lastProbeTime", JsonNull.Instance), ("lastTransitionTime", Timestamp.Text(clock.GetUtcNow())))));
}
