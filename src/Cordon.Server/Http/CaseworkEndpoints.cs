using Cordon.Server.Casework;
using Microsoft.AspNetCore.Routing;

namespace Cordon.Server.Http;

/// <summary>All endpoints of what people do.</summary>
internal static class CaseworkEndpoints
{
    public static void Map(RouteGroupBuilder v1, CaseworkDesk desk)
    {
        QueueEndpoints.Map(v1, desk);
        JobEndpoints.Map(v1, desk);
        DecisionEndpoints.Map(v1, desk);
        CaseEndpoints.Map(v1, desk);
        WellnessEndpoints.Map(v1, desk);
    }
}
