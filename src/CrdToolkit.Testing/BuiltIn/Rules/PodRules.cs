using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of pods, alone and in a template (ValidatePodSpec).</summary>
internal static class PodRules
{
    private const string SidecarsOnly = "may not be set for init containers without restartPolicy=Always";
    private static readonly string[] SidecarFields = ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"];

    /// <summary>The errors of a pod of its own.</summary>
    public static IEnumerable<FieldError> Pod(JsonObject spec)
    {
        foreach (var error in Spec(spec, "spec"))
        {
            yield return error;
        }

        if (spec.Items("ephemeralContainers").Any())
        {
            yield return FieldErrors.Forbidden("spec.ephemeralContainers", "cannot be set on create");
        }

        foreach (var (container, path) in Containers(spec, "spec"))
        {
            if (container.Text("image") is var image && image.Trim().Length != image.Length)
            {
                yield return FieldErrors.Invalid($"{path}.image", image, "must not have leading or trailing whitespace");
            }
        }
    }

    /// <summary>The errors of what pods are made of (ValidatePodTemplateSpec).</summary>
    public static IEnumerable<FieldError> Template(JsonObject template, string path) =>
    [
        .. Formats.Labels($"{path}.labels", template.Child("metadata").Child("labels")),
        .. template.Child("metadata").Child("annotations").Members.Keys.SelectMany(key =>
            FieldErrors.Invalid($"{path}.annotations", key, NameRules.QualifiedName(key.ToLowerInvariant()))),
        .. Spec(template.Child("spec"), $"{path}.spec"),
    ];

    /// <summary>The errors of the spec of a pod.</summary>
    public static IEnumerable<FieldError> Spec(JsonObject spec, string path) =>
    [
        .. VolumeRules.Validate(spec, $"{path}.volumes"),
        .. Regular(spec, path),
        .. Initial(spec, path),
        .. SchedulingRules.Validate(spec, path),
        .. Network(spec, path),
        .. Names(spec, path),
        .. SecurityRules.Pod(spec, path),
        .. spec.Number("activeDeadlineSeconds") is (< 1 or > int.MaxValue) and { } deadline
            ? [FieldErrors.Invalid($"{path}.activeDeadlineSeconds", deadline, "must be between 1 and 2147483647, inclusive")]
            : (IEnumerable<FieldError>)[],
    ];

    // validateContainers
    private static IEnumerable<FieldError> Regular(JsonObject spec, string path)
    {
        if (spec["containers"] is not JsonArray { Count: > 0 })
        {
            yield return FieldErrors.Required($"{path}.containers");
            yield break;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var ports = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (container, at) in Items(spec, path, "containers"))
        {
            foreach (var error in ContainerRules.Common(container, spec, at).Concat(ContainerRules.Running(container, spec, at)))
            {
                yield return error;
            }

            if (!names.Add(container.Text("name")))
            {
                yield return FieldErrors.Duplicate($"{at}.name", container.Text("name"));
            }

            if (container["restartPolicy"] is not null)
            {
                yield return FieldErrors.Forbidden($"{at}.restartPolicy", "may not be set for non-init containers");
            }

            foreach (var error in ContainerRules.HostPorts(container, at, ports))
            {
                yield return error;
            }
        }
    }

    // validateInitContainers
    private static IEnumerable<FieldError> Initial(JsonObject spec, string path)
    {
        var names = spec.Objects("containers").Select(container => container.Text("name")).ToHashSet(StringComparer.Ordinal);
        foreach (var (container, at) in Items(spec, path, "initContainers"))
        {
            foreach (var error in ContainerRules.Common(container, spec, at))
            {
                yield return error;
            }

            if (container.Text("name").Length > 0 && !names.Add(container.Text("name")))
            {
                yield return FieldErrors.Duplicate($"{at}.name", container.Text("name"));
            }

            var isSidecar = container.Text("restartPolicy") == "Always";
            foreach (var error in isSidecar ? ContainerRules.Running(container, spec, at) : SidecarFields
                .Where(field => container[field] is not null)
                .Select(field => FieldErrors.Forbidden($"{at}.{field}", SidecarsOnly)))
            {
                yield return error;
            }
        }
    }

    // validatePodDNSConfig, ValidateHostAliases, validatePodHostNetworkDeps
    private static IEnumerable<FieldError> Network(JsonObject spec, string path)
    {
        var dns = spec.Child("dnsConfig");
        if (spec.Text("dnsPolicy") == "None" && !dns.Items("nameservers").Any())
        {
            yield return spec["dnsConfig"] is null
                ? FieldErrors.Required($"{path}.dnsConfig", "must provide `dnsConfig` when `dnsPolicy` is None")
                : FieldErrors.Required($"{path}.dnsConfig.nameservers", "must provide at least one DNS nameserver when `dnsPolicy` is None");
        }

        foreach (var (address, index) in dns.Texts("nameservers").Select((address, index) => (address, index)))
        {
            foreach (var error in FieldErrors.Invalid($"{path}.dnsConfig.nameservers[{index}]", address, Formats.Address(address)))
            {
                yield return error;
            }
        }

        foreach (var (alias, at) in Items(spec, path, "hostAliases"))
        {
            foreach (var error in FieldErrors.Invalid($"{at}.ip", alias.Text("ip"), Formats.Address(alias.Text("ip"))))
            {
                yield return error;
            }
        }

        foreach (var (container, at) in spec.IsTrue("hostNetwork") ? Items(spec, path, "containers") : [])
        {
            foreach (var (port, portPath) in Items(container, at, "ports"))
            {
                if (port.Number("hostPort") is not (null or 0) and { } host && host != port.Number("containerPort"))
                {
                    yield return FieldErrors.Invalid($"{portPath}.hostPort", host, "must match `containerPort` when `hostNetwork` is true");
                }
            }
        }
    }

    private static IEnumerable<FieldError> Names(JsonObject spec, string path)
    {
        foreach (var (field, rule) in ((string, NameRule)[])
        [
            ("serviceAccountName", NameRule.Subdomain), ("nodeName", NameRule.Subdomain), ("hostname", NameRule.Label), ("subdomain", NameRule.Label),
            ("priorityClassName", NameRule.Subdomain), ("runtimeClassName", NameRule.Subdomain),
        ])
        {
            var name = spec.Text(field);
            foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid($"{path}.{field}", name, NameRules.Name(rule, name, isPrefix: false)))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<(JsonObject Container, string Path)> Containers(JsonObject spec, string path) =>
        Items(spec, path, "containers").Concat(Items(spec, path, "initContainers"));

    /// <summary>The objects of a list, each with its path.</summary>
    public static IEnumerable<(JsonObject Item, string Path)> Items(JsonObject value, string path, string list) =>
        value.Objects(list).Select((item, index) => (item, $"{path}.{list}[{index}]"));
}
