namespace CrdToolkit.Generators.Emission;

/// <summary>The typed client of a kind. What every kind has comes from the runtime's base class; here stands only what this kind declares.</summary>
internal static class ClientSource
{
    private const string Cancellation = $"{Known.CancellationToken} cancellationToken = default";

    /// <summary>The text of the file.</summary>
    public static string Write(ClientModel client)
    {
        var source = SourceWriter.CreateFile();
        TypeScope.Open(source, client.Type);
        var baseType = client.ClusterScoped ? Known.ClusterResourceClient : Known.NamespacedResourceClient;
        source
            .Line($"/// <summary>Reads and writes {client.Kind} objects.</summary>")
            .Line("/// <param name=\"api\">The connection to the API server.</param>")
            .Line($"{client.Type.Accessibility} sealed partial class {client.Type.Name}({Known.KubernetesApi} api)")
            .Indent()
            .Line($": {baseType}<{client.ResourceType}>(api, {client.Descriptor})")
            .Unindent()
            .Line("{");
        source.Indent();
        WriteMembers(source, client);
        source.Unindent().Line("}");
        TypeScope.Close(source, client.Type);
        return source.ToString();
    }

    private static void WriteMembers(SourceWriter source, ClientModel client)
    {
        // namespaced kinds are named by two parameters, cluster-scoped ones by one
        var (parameters, arguments) = client.ClusterScoped
            ? ("string name", "name, null")
            : ("string name, string @namespace", "name, @namespace");
        if (client.Apply?.ApplyType is { } applied)
        {
            WriteApplyMember(source, client, applied, "The object's name, and the fields that are meant.");
        }
        else if (client.IsBuiltIn)
        {
            WriteApplyMember(source, client, client.ResourceType, "A new object with its name and the fields that are meant; none that was read from the server.");
        }

        if (client.StatusType is { } status)
        {
            Separate(source, client.Apply is not null || client.IsBuiltIn);
            WriteStatusMembers(source, client, status, parameters, arguments);
        }

        if (client.Apply is { StatusApplyType: { } statusApply } apply)
        {
            WriteStatusApplyMember(source.Line(), client, statusApply, apply.FillsObservedGeneration ? "is null" : null);
        }
        else if (client is { IsBuiltIn: true, StatusType: { } model })
        {
            WriteStatusApplyMember(source.Line(), client, model, client.UnsetObservedGeneration);
        }

        if (client.HasScale)
        {
            Separate(source, client.Apply is not null || client.IsBuiltIn || client.StatusType is not null);
            WriteScaleMembers(source, client, parameters, arguments);
        }
    }

    private static void Separate(SourceWriter source, bool hasMembers)
    {
        if (hasMembers)
        {
            source.Line();
        }
    }

    private static string Observed(string status, string? unset) => unset is null
        ? status
        : $"{status}.ObservedGeneration {unset} ? {status} with {{ ObservedGeneration = resource.Metadata.Generation ?? 0 }} : {status}";

    private static void WriteApplyMember(SourceWriter source, ClientModel client, string type, string resource)
    {
        source
            .Line("/// <summary>")
            .Line("/// Sets the fields that are given and leaves the others to whom they belong (server-side apply); creates the object where there is none.")
            .Line("/// </summary>")
            .Line($"/// <param name=\"resource\">{resource}</param>")
            .Line("/// <param name=\"options\">Who owns the object, and how the server takes it.</param>")
            .Line("/// <param name=\"cancellationToken\">Gives up waiting; whether the write happens then is not known.</param>")
            .Line("/// <returns>The object as the server has it now.</returns>")
            .Line($"public {Known.Task}<{client.ResourceType}> ApplyAsync({type} resource, {Known.ApplyOptions}? options = null, {Cancellation}) =>")
            .Indent()
            .Line("ApplyCoreAsync(resource, options, cancellationToken);")
            .Unindent();
    }

    private static void WriteStatusApplyMember(SourceWriter source, ClientModel client, string type, string? unsetObservedGeneration)
    {
        source
            .Line("/// <summary>Sets fields of the status and leaves the others to whom they belong: for a status that several write.</summary>")
            .Line(unsetObservedGeneration is null
                ? "/// <param name=\"resource\">The object, as read.</param>"
                : "/// <param name=\"resource\">The object, as read; its generation is the observed one, unless the status says another.</param>")
            .Line(client.IsBuiltIn
                ? "/// <param name=\"status\">A new status with the fields that are meant; not that of the object.</param>"
                : "/// <param name=\"status\">The fields that are meant.</param>")
            .Line("/// <param name=\"options\">How the server takes it.</param>")
            .Line("/// <param name=\"cancellationToken\">Gives up waiting; whether the write happens then is not known.</param>")
            .Line("/// <returns>The object as the server has it now.</returns>")
            .Line($"public {Known.Task}<{client.ResourceType}> ApplyStatusAsync({client.ResourceType} resource, {type} status, {Known.ApplyOptions}? options = null, {Cancellation}) =>")
            .Indent()
            .Line($"{(client.IsBuiltIn ? "ApplyStatusModelCoreAsync(resource, resource?.Status, " : "ApplyStatusCoreAsync(resource, ")}{Observed("status", unsetObservedGeneration)}, options, cancellationToken);")
            .Unindent();
    }

    private static void WriteStatusMembers(SourceWriter source, ClientModel client, string status, string parameters, string arguments)
    {
        source
            .Line("/// <summary>Replaces the whole status; nothing is sent when the object has that status already.</summary>")
            .Line(client.UnsetObservedGeneration is null
                ? "/// <param name=\"resource\">The object, as read.</param>"
                : "/// <param name=\"resource\">The object, as read; its generation is the observed one, unless the status says another.</param>")
            .Line("/// <param name=\"status\">The new status.</param>")
            .Line("/// <param name=\"cancellationToken\">Gives up waiting; whether the write happens then is not known.</param>")
            .Line("/// <returns>The object as the server has it now.</returns>")
            .Line($"public {Known.Task}<{client.ResourceType}> UpdateStatusAsync({client.ResourceType} resource, {status} status, {Cancellation}) =>")
            .Indent()
            .Line($"UpdateStatusCoreAsync(resource, {Observed("status", client.UnsetObservedGeneration)}, cancellationToken);")
            .Unindent()
            .Line()
            .Line("/// <summary>Changes the status by a patch, whose paths begin at the root of the object.</summary>");
        WriteNameParameters(source, client);
        source
            .Line("/// <param name=\"patch\">The change.</param>")
            .Line("/// <param name=\"options\">How the server takes it.</param>")
            .Line("/// <param name=\"cancellationToken\">Gives up waiting; whether the write happens then is not known.</param>")
            .Line("/// <returns>The object as the server has it now.</returns>")
            .Line($"public {Known.Task}<{client.ResourceType}> PatchStatusAsync({parameters}, {Known.ResourcePatch} patch, {Known.WriteOptions}? options = null, {Cancellation}) =>")
            .Indent()
            .Line($"PatchStatusCoreAsync({arguments}, patch, options, cancellationToken);")
            .Unindent();
    }

    private static void WriteScaleMembers(SourceWriter source, ClientModel client, string parameters, string arguments)
    {
        source.Line("/// <summary>Reads the wanted and the observed number of replicas.</summary>");
        WriteNameParameters(source, client);
        source
            .Line("/// <param name=\"cancellationToken\">Gives up waiting.</param>")
            .Line("/// <returns>The scale of the object.</returns>")
            .Line($"public {Known.Task}<{Known.Scale}> GetScaleAsync({parameters}, {Cancellation}) =>")
            .Indent()
            .Line($"GetScaleCoreAsync({arguments}, cancellationToken);")
            .Unindent()
            .Line()
            .Line("/// <summary>Sets the wanted number of replicas.</summary>")
            .Line("/// <param name=\"scale\">A scale as read, with another <c>Spec.Replicas</c>.</param>")
            .Line("/// <param name=\"options\">How the server takes it.</param>")
            .Line("/// <param name=\"cancellationToken\">Gives up waiting; whether the write happens then is not known.</param>")
            .Line("/// <returns>The scale as the server has it now.</returns>")
            .Line($"public {Known.Task}<{Known.Scale}> UpdateScaleAsync({Known.Scale} scale, {Known.WriteOptions}? options = null, {Cancellation}) =>")
            .Indent()
            .Line("UpdateScaleCoreAsync(scale, options, cancellationToken);")
            .Unindent();
    }

    private static void WriteNameParameters(SourceWriter source, ClientModel client)
    {
        source.Line("/// <param name=\"name\">The name of the object.</param>");
        if (!client.ClusterScoped)
        {
            source.Line("/// <param name=\"namespace\">Its namespace.</param>");
        }
    }
}
