using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of containers (validateContainerCommon and what it calls); what the schema says of them is not repeated.</summary>
internal static class ContainerRules
{
    private static readonly string[] EnvironmentSources = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];

    private static readonly string[] PodFields =
    [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP",
        "status.podIPs",
    ];

    /// <summary>What holds for all containers.</summary>
    public static IEnumerable<FieldError> Common(JsonObject container, JsonObject spec, string path)
    {
        var name = container.Text("name");
        foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid($"{path}.name", name, NameRules.Label(name)))
        {
            yield return error;
        }

        if (container.Text("image").Length == 0)
        {
            yield return FieldErrors.Required($"{path}.image");
        }

        foreach (var error in Ports(container, path)
            .Concat(Environment(container, path))
            .Concat(EnvironmentFrom(container, path))
            .Concat(Mounts(container, spec, path))
            .Concat(Devices(container, spec, path))
            .Concat(ResourceRules.Container(container.Child("resources"), $"{path}.resources"))
            .Concat(SecurityRules.Container(container, path)))
        {
            yield return error;
        }
    }

    /// <summary>What holds for containers that keep running.</summary>
    public static IEnumerable<FieldError> Running(JsonObject container, JsonObject spec, string path) => ProbeRules.Validate(container, spec, path);

    /// <summary>Ports of the host that two containers want (AccumulateUniqueHostPorts).</summary>
    public static IEnumerable<FieldError> HostPorts(JsonObject container, string path, HashSet<string> taken)
    {
        foreach (var (port, at) in PodRules.Items(container, path, "ports"))
        {
            var wanted = $"{port.Text("protocol")}/{port.Text("hostIP")}/{port.Number("hostPort")}";
            if (port.Number("hostPort") is not (null or 0) && !taken.Add(wanted))
            {
                yield return FieldErrors.Duplicate($"{at}.hostPort", wanted);
            }
        }
    }

    // validateContainerPorts
    private static IEnumerable<FieldError> Ports(JsonObject container, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (port, at) in PodRules.Items(container, path, "ports"))
        {
            var name = port.Text("name");
            var wrong = name.Length == 0 ? [] : Formats.PortName(name).ToList();
            foreach (var error in FieldErrors.Invalid($"{at}.name", name, wrong))
            {
                yield return error;
            }

            if (name.Length > 0 && wrong.Count == 0 && !names.Add(name))
            {
                yield return FieldErrors.Duplicate($"{at}.name", name);
            }

            if ((port.Number("containerPort") ?? 0) == 0)
            {
                yield return FieldErrors.Required($"{at}.containerPort");
            }

            foreach (var field in (string[])["containerPort", "hostPort"])
            {
                var number = port.Number(field) ?? 0;
                foreach (var error in number == 0 ? [] : FieldErrors.Invalid($"{at}.{field}", number, Formats.PortNumber(number)))
                {
                    yield return error;
                }
            }
        }
    }

    // ValidateEnv
    private static IEnumerable<FieldError> Environment(JsonObject container, string path)
    {
        foreach (var (variable, at) in PodRules.Items(container, path, "env"))
        {
            var name = variable.Text("name");
            foreach (var error in FieldErrors.Invalid($"{at}.name", name, Formats.EnvironmentName(name)))
            {
                yield return error;
            }

            if (variable["valueFrom"] is not JsonObject source)
            {
                continue;
            }

            foreach (var error in References(source, $"{at}.valueFrom"))
            {
                yield return error;
            }

            var count = EnvironmentSources.Count(known => source[known] is not null);
            if (count == 0)
            {
                yield return FieldErrors.Invalid(
                    $"{at}.valueFrom", "", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
            }
            else if (variable.Text("value").Length > 0)
            {
                yield return FieldErrors.Invalid($"{at}.valueFrom", "", "may not be specified when `value` is not empty");
            }
            else if (count > 1)
            {
                yield return FieldErrors.Invalid($"{at}.valueFrom", "", "may not have more than one field specified at a time");
            }
        }
    }

    private static IEnumerable<FieldError> References(JsonObject source, string path)
    {
        var field = source.Child("fieldRef").Text("fieldPath");
        if (field.Length > 0 && !field.Contains('[', StringComparison.Ordinal) && !PodFields.Contains(field))
        {
            // a path that no pod has cannot be converted, one that pods have elsewhere is not supported here
            yield return field is "metadata.annotations" or "metadata.labels"
                ? FieldErrors.NotSupported($"{path}.fieldRef.fieldPath", field, PodFields)
                : FieldErrors.Invalid($"{path}.fieldRef.fieldPath", field, $"error converting fieldPath: field label not supported: {field}");
        }

        foreach (var reference in (string[])["configMapKeyRef", "secretKeyRef"])
        {
            if (source[reference] is not JsonObject selector)
            {
                continue;
            }

            foreach (var error in FieldErrors.Invalid($"{path}.{reference}.name", selector.Text("name"), NameRules.Subdomain(selector.Text("name")))
                .Concat(selector.Text("key").Length == 0 ? [] : FieldErrors.Invalid($"{path}.{reference}.key", selector.Text("key"), Formats.ConfigKey(selector.Text("key")))))
            {
                yield return error;
            }
        }
    }

    // ValidateEnvFrom
    private static IEnumerable<FieldError> EnvironmentFrom(JsonObject container, string path)
    {
        foreach (var (source, at) in PodRules.Items(container, path, "envFrom"))
        {
            var references = ((string[])["configMapRef", "secretRef"]).Where(name => source[name] is not null).ToList();
            foreach (var reference in references)
            {
                var name = source.Child(reference).Text("name");
                if (name.Length == 0)
                {
                    yield return FieldErrors.Required($"{at}.{reference}.name");
                }

                foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid($"{at}.{reference}.name", name, NameRules.Subdomain(name)))
                {
                    yield return error;
                }
            }

            if (references.Count != 1)
            {
                yield return FieldErrors.Invalid($"{path}.envFrom", "", references.Count == 0
                    ? "must specify one of: `configMapRef` or `secretRef`"
                    : "may not have more than one field specified at a time");
            }
        }
    }

    // ValidateVolumeMounts
    private static IEnumerable<FieldError> Mounts(JsonObject container, JsonObject spec, string path)
    {
        var volumes = spec.Objects("volumes").Select(volume => volume.Text("name")).ToHashSet(StringComparer.Ordinal);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (mount, at) in PodRules.Items(container, path, "volumeMounts"))
        {
            if (!volumes.Contains(mount.Text("name")))
            {
                yield return FieldErrors.NotFound($"{at}.name", mount.Text("name"));
            }

            if (mount.Text("mountPath").Contains(':', StringComparison.Ordinal))
            {
                yield return FieldErrors.Invalid($"{at}.mountPath", mount.Text("mountPath"), "must not contain ':'");
            }

            if (!paths.Add(mount.Text("mountPath")))
            {
                yield return FieldErrors.Invalid($"{at}.mountPath", mount.Text("mountPath"), "must be unique");
            }

            foreach (var field in (string[])["subPath", "subPathExpr"])
            {
                foreach (var error in VolumeRules.Descending($"{path}.volumeMounts.{field}", mount.Text(field)))
                {
                    yield return error;
                }
            }

            if (mount.Text("subPath").Length > 0 && mount.Text("subPathExpr").Length > 0)
            {
                yield return FieldErrors.Invalid($"{at}.subPathExpr", mount.Text("subPathExpr"), "subPathExpr and subPath are mutually exclusive");
            }
        }
    }

    // ValidateVolumeDevices
    private static IEnumerable<FieldError> Devices(JsonObject container, JsonObject spec, string path)
    {
        foreach (var (device, at) in PodRules.Items(container, path, "volumeDevices"))
        {
            var volume = spec.Objects("volumes").FirstOrDefault(volume => volume.Text("name") == device.Text("name"));
            if (volume is null)
            {
                yield return FieldErrors.NotFound($"{at}.name", device.Text("name"));
            }
            else if (volume["persistentVolumeClaim"] is null && volume["ephemeral"] is null)
            {
                yield return FieldErrors.Invalid(
                    $"{at}.name", device.Text("name"), "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
            }
        }
    }
}
