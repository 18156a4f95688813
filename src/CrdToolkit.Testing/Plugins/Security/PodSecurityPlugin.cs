using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>Pods keep to the standard that the labels of their namespace name; workloads are warned of (PodSecurity).</summary>
/// <param name="store">Where namespaces and pods are.</param>
internal sealed class PodSecurityPlugin(ObjectStore store) : IAdmissionPlugin
{
    private const int MostPods = 3000;
    private static readonly GroupResource Pods = new("", "pods");
    private static readonly GroupResource Namespaces = new("", "namespaces");
    private readonly ObjectCollection namespaces = store.Collection("", "namespaces");
    private readonly ObjectCollection pods = store.Collection("", "pods");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [Pods, Namespaces, .. PodTemplates.Resources];

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        var resource = write.Request.Resource.GroupResource;
        if (resource == Namespaces)
        {
            ValidateNamespace(write, value);
        }
        else if (namespaces.Find(new ObjectKey("", write.Request.Namespace)) is { } stored
            && NamespaceSecurity.Of(stored.Value) is { Warn: var warn, Enforce: var enforce }
            && (warn.Level > SecurityLevel.Privileged || enforce.Level > SecurityLevel.Privileged))
        {
            if (resource != Pods)
            {
                Warn(write, warn, PodTemplates.Find(resource, value));
            }
            else if (write.Old is null || HasOtherImages(value, write.Old))
            {
                var pod = new CheckedPod(value.Metadata, value.Child("spec"));
                Enforce(write, enforce, pod);
                Warn(write, warn, pod);
            }
        }
    }

    private static void Enforce(AdmissionAttributes write, SecurityStandard standard, CheckedPod pod)
    {
        if (SecurityChecks.Violations(standard, pod) is [_, ..] violations)
        {
            throw PluginErrors.Forbidden(write, $"violates PodSecurity \"{standard}\": {SecurityChecks.Details(violations)}");
        }
    }

    private static void Warn(AdmissionAttributes write, SecurityStandard standard, CheckedPod? pod)
    {
        if (pod is not null && SecurityChecks.Violations(standard, pod) is [_, ..] violations)
        {
            write.Request.Warn($"would violate PodSecurity \"{standard}\": {SecurityChecks.Details(violations)}");
        }
    }

    // isSignificantPodUpdate: of what is looked at, an update of a pod can change the images alone.
    private static bool HasOtherImages(JsonObject value, JsonObject old)
    {
        static IEnumerable<string> Images(JsonObject pod) => new CheckedPod(pod.Metadata, pod.Child("spec")).Containers.Select(container => container.Text("image"));

        return !Images(value).SequenceEqual(Images(old));
    }

    private void ValidateNamespace(AdmissionAttributes write, JsonObject value)
    {
        var security = NamespaceSecurity.Of(value);
        var before = write.Old is null ? null : NamespaceSecurity.Of(write.Old);
        if (security.Errors.Count > 0 && !security.Errors.SequenceEqual(before?.Errors ?? []))
        {
            throw StatusErrors.Invalid("", "Namespace", value.Name, security.Errors);
        }

        var standard = security.Enforce;
        if (before is not null
            && standard.Level > SecurityLevel.Privileged
            && standard != before.Enforce
            && (standard.Minor != before.Enforce.Minor || standard.Level > before.Enforce.Level))
        {
            WarnOfPods(write, value.Name, standard);
        }
    }

    // EvaluatePodsInNamespace
    private void WarnOfPods(AdmissionAttributes write, string name, SecurityStandard standard)
    {
        var all = Prioritized(pods.In(name).Select(stored => stored.Value)).ToList();
        if (all.Count > MostPods)
        {
            write.Request.Warn($"new PodSecurity enforce level only checked against the first {MostPods} of {all.Count} existing pods");
        }

        var violating = all.Take(MostPods)
            .Select(pod => (pod.Name, Violations: SecurityChecks.Violations(standard, new CheckedPod(pod.Metadata, pod.Child("spec")))))
            .Where(pod => pod.Violations.Count > 0)
            .GroupBy(pod => string.Join(", ", pod.Violations.Select(violation => violation.Reason)), pod => pod.Name, StringComparer.Ordinal)
            .Select(group => $"{group.Min(StringComparer.Ordinal)}{Others(group.Count() - 1)}: {group.Key}")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (violating.Count > 0)
        {
            write.Request.Warn($"existing pods in namespace \"{name}\" violate the new PodSecurity enforce level \"{standard}\"");
            violating.ForEach(write.Request.Warn);
        }
    }

    // prioritizePods: one of each controller first.
    private static IEnumerable<JsonObject> Prioritized(IEnumerable<JsonObject> pods)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return pods.GroupBy(pod => pod.OwnerReferences.FirstOrDefault(owner => owner.IsTrue("controller")) is { } owner && !seen.Add(owner.Text("uid")))
            .OrderBy(group => group.Key)
            .SelectMany(group => group);
    }

    private static string Others(int count) => count switch
    {
        0 => "",
        1 => " (and 1 other pod)",
        _ => $" (and {count.ToString(CultureInfo.InvariantCulture)} other pods)",
    };
}
