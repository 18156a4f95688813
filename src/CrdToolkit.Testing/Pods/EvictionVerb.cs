using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Selectors;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Verbs;

namespace CrdToolkit.Testing.Pods;

/// <summary>Answers POST on <c>pods/NAME/eviction</c>: a deletion that disruption budgets may refuse (EvictionREST).</summary>
/// <param name="store">Where the budgets are.</param>
/// <param name="deletion">Deletes the pod.</param>
internal sealed class EvictionVerb(ObjectStore store, ObjectDeletion deletion)
{
    private readonly ObjectCollection budgets = store.Collection("policy", "poddisruptionbudgets");

    /// <summary>Answers an eviction.</summary>
    public async Task<ApiResponse> ExecuteAsync(SubresourceRequest asked)
    {
        var (request, body, dryRun, admit) = asked;
        if (body.Name.Length > 0 && body.Name != request.Name)
        {
            throw StatusErrors.BadRequest("name in URL does not match name in Eviction object");
        }

        await admit();
        var pod = request.Resource.Collection.Find(request.Key) ?? throw StatusErrors.NotFound(request.Resource.GroupResource, request.Name);
        var options = DeleteParameters.Read(body.Child("deleteOptions"));
        options = options with { DryRun = options.DryRun || dryRun };
        if (pod.Value.Child("status").Text("phase") is "Running" or "Pending" or "")
        {
            Spend(pod, options.DryRun);
        }

        deletion.Delete(request.Resource, request.Key, options);
        return new ApiResponse(201, JsonValues.Object(
            ("kind", "Status"), ("apiVersion", "v1"), ("metadata", JsonObject.Empty), ("status", "Success"), ("code", 201L)));
    }

    // A budget without a selector covers nothing, one with an empty selector all pods of its namespace.
    private static bool Covers(StoredObject budget, JsonObject pod) => budget.Value.Child("spec")["selector"] is JsonObject selector
        && LabelSelector.FromObject(selector).Matches(pod);

    private void Spend(StoredObject pod, bool dryRun)
    {
        var covering = budgets.Objects
            .Where(budget => budget.Key.Namespace == pod.Key.Namespace && Covers(budget, pod.Value))
            .ToList();
        if (covering.Count > 1)
        {
            throw StatusErrors.Internal("This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
        }

        // A pod that is pending does no work, so its loss disrupts nothing.
        if (covering is not [var budget] || pod.Value.Child("status").Text("phase") == "Pending")
        {
            return;
        }

        var status = budget.Value.Child("status");
        var allowed = status.Number("disruptionsAllowed") ?? 0;
        if (allowed <= 0)
        {
            throw StatusErrors.TooManyRequests(
                "Cannot evict pod as it would violate the pod's disruption budget.",
                JsonValues.Object(
                    ("reason", "DisruptionBudget"),
                    ("message", $"The disruption budget {budget.Key.Name} needs {status.Number("desiredHealthy") ?? 0} healthy pods and has {status.Number("currentHealthy") ?? 0} currently")));
        }

        if (!dryRun && store.Replace(budgets, budget, budget.Value.With("status", status.With("disruptionsAllowed", allowed - 1))) is null)
        {
            throw StatusErrors.Modified(new GroupResource("policy", "poddisruptionbudgets"), budget.Key.Name);
        }
    }
}
